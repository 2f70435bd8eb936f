import type { NetDocument } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import type { TrainingPlan } from '../recipe/plan.js';
import { attribution, markdownText } from '../text/markdown.js';

/** What the script needs. Keras 3.15 is the one whose numbers Netwright is proven against. */
export const requirements = `# Any one of the backends will do: jax, tensorflow or torch.
keras>=3.15,<4
jax
numpy
safetensors
`;

const count = (value: number) => value.toLocaleString('en');

export function readme(
  document: NetDocument,
  { totals }: Analysis,
  { dataset, recipe, ends }: TrainingPlan,
): string {
  const epochs = recipe.phases.map((phase) => phase.epochs).join(' + ');
  const macs = totals.macs === null ? '' : `, ${count(totals.macs)} multiply-accumulates for one example`;
  const arrays =
    ends.inputs.length === 1 && ends.outputs.length === 1
      ? []
      : [
          '',
          `The file has one array for each input and each output: ${[
            ...(ends.inputs.length === 1 ? ['x'] : ends.inputs.map(({ name }) => `x_${name}`)),
            ...(ends.outputs.length === 1 ? ['y'] : ends.outputs.map(({ layer }) => `y_${layer}`)),
          ]
            .map((name) => `\`${name}\``)
            .join(', ')}.`,
        ];
  const source = dataset.ships
    ? `It trains on the ${dataset.title.toLowerCase()} of \`${dataset.ships}\`, which lies beside it.`
    : dataset.image
      ? `It trains on ${dataset.title}, which Keras downloads at the first run. \`--data\` takes a local copy instead: ${dataset.data}.`
      : `It trains on your own data, given by \`--data\`: ${dataset.data}.`;
  return [
    `# ${markdownText(document.name, 80) || 'A network'}`,
    '',
    ...(document.description ? [markdownText(document.description, 600), ''] : []),
    `${count(totals.params.total)} parameters, ${count(totals.params.trainable)} of them trainable${macs}.`,
    '',
    '```',
    'pip install -r requirements.txt',
    'python train.py',
    '```',
    '',
    `${source} One part in ${recipe.validation > 0 && recipe.validation < 1 ? Math.round(1 / recipe.validation) : 5} is held back for validation, the same share of each class.`,
    ...arrays,
    '',
    `\`model.keras\` and \`history.csv\` (a line for each of the ${epochs} epochs) are saved in the folder given by \`--output\`.`,
    '',
    'The script runs on JAX, TensorFlow and PyTorch: set `KERAS_BACKEND` to `jax` (the default), `tensorflow` or `torch`, and install that one.',
    '',
    '| option | what it sets |',
    '| --- | --- |',
    '| `--epochs N` | how often all examples are gone through |',
    '| `--batch-size N` | how many examples make one step |',
    '| `--seed N` | the split and the first weights |',
    '| `--data PATH` | where the data is |',
    '| `--output FOLDER` | where the results go |',
    '| `--weights FILE` | begin with the weights of a `.safetensors` file |',
    '| `--export-web` | saves `model.safetensors` as well, which the project in TensorFlow.js reads |',
    '| `--smoke` | one step on random data, to see that all works |',
    ...(dataset.ships ? ['', attribution] : []),
    '',
  ].join('\n');
}
