import { lineLength, stringLiteral, wrap } from '../../python/index.js';
import type { TrainingPlan } from '../../recipe/plan.js';
import { python } from './section.js';

/** `parse_arguments()` and what it reads numbers with. */
export function commandLine({ recipe }: TrainingPlan): string {
  const several = recipe.phases.length > 1;
  const epochs = several ? `type=count, help="epochs of each phase"` : `type=count, default=EPOCHS`;
  return `${python(`
def count(text):
    """Read a whole number of at least 1."""
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def random_seed(text):
    """Read a whole number that random numbers can start from."""
    if not 0 <= (number := int(text)) < 2**32:
        raise argparse.ArgumentTypeError(f"{text} is not from 0 to {2**32 - 1}")
    return number


def parse_arguments():
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\\n")[0])
    add = parser.add_argument
    add("--epochs", ${epochs})
    add("--batch-size", type=count, default=BATCH_SIZE)
    add("--seed", type=random_seed, default=SEED, help="of split and weights")
    add("--data", help=DATA_HELP)
    add("--weights", type=Path, help="begin with those of a .safetensors file")
    add("--output", type=Path, default=Path(), help="folder for what is saved")
    add("--export-web", action="store_true", help="save model.safetensors as well")
    add("--smoke", action="store_true", help="train one step on random data")
    return parser.parse_args()
`)}`;
}

/** What `--data` takes, as a constant: the text is too long for its line. */
export function dataHelp({ dataset }: TrainingPlan): string {
  const flat = `DATA_HELP = ${stringLiteral(dataset.data)}`;
  if (flat.length <= lineLength) return flat;
  // Pieces that fit on one line together ruff would join.
  const lines =
    4 + stringLiteral(dataset.data).length <= lineLength
      ? [dataset.data]
      : wrap(dataset.data, lineLength - 8);
  return [
    'DATA_HELP = (',
    ...lines.map((line, index) => `    ${stringLiteral(index < lines.length - 1 ? `${line} ` : line)}`),
    ')',
  ].join('\n');
}
