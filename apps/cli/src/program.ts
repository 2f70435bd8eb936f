import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { CheckOptions } from './commands/check.js';
import type { VerifyOptions } from './commands/verify.js';
import { device } from './device.js';
import { complain, exit, Stop, type Terminal } from './terminal.js';

/** Runs one call of `netwright` and gives its exit code. What a command needs is loaded when it runs. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exit.fine;
  const program = new Command('netwright')
    .description(
      'Draw, count, check and export neural networks. Reads Netwright documents and Keras 3 models (JSON or .keras), also gzipped.',
    )
    .exitOverride()
    .configureOutput({ writeOut: terminal.stdout, writeErr: terminal.stderr })
    .showHelpAfterError('(netwright --help says what there is)');

  program
    .command('import')
    .description('make a document of any model that can be read')
    .argument('<file>')
    .option('-o, --output <file>', 'where to write it (default: standard output)')
    .action(async (file: string, options: { output?: string }) => {
      code = await (await import('./commands/import.js')).importCommand(terminal, file, options);
    });

  program
    .command('summary')
    .description('every layer with its shape, parameters and MACs, and the totals')
    .argument('<file...>')
    .option('--json', 'one line of JSON for each file')
    .option('--batch <size>', 'the batch size for the memory figures', positive, 32)
    .option('--folded', 'one row for each block, with all that is in it')
    .option('--input-shape <[name=]sizes>', 'another input shape, without the batch: 160,160,3', another, [])
    .action(
      async (
        files: string[],
        options: { json?: boolean; batch: number; folded?: boolean; inputShape: string[] },
      ) => {
        code = await (await import('./commands/summary.js')).summaryCommand(terminal, files, options);
      },
    );

  program
    .command('check')
    .description('say what is wrong; exit 0 without errors, 1 with, 2 if a file cannot be read')
    .argument('<file...>')
    .option('--json', 'one line of JSON for each file')
    .option('--device <memory>', 'whether it can be trained there: 8GiB, or webgpu', device)
    .option('--batch <size>', 'examples at once, where the recipe does not say it', positive, 32)
    .action(async (files: string[], options: CheckOptions) => {
      code = await (await import('./commands/check.js')).checkCommand(terminal, files, options);
    });

  program
    .command('explain')
    .description('the arithmetic of one layer, with its numbers')
    .argument('<file>')
    .argument('<layer>', 'its name, its path (stem/conv1) or its id')
    .action(async (file: string, layer: string) => {
      code = await (await import('./commands/explain.js')).explainCommand(terminal, file, layer);
    });

  program
    .command('generate')
    .description('write the project that builds and trains the network')
    .argument('<file>')
    .requiredOption('--target <target>', 'keras or tfjs')
    .option('--out <folder>', 'where to write it (default: the name of the document)')
    .option('--stdout', 'print the model file instead')
    .action(async (file: string, options: { target: string; out?: string; stdout?: boolean }) => {
      code = await (await import('./commands/generate.js')).generateCommand(terminal, file, options);
    });

  program
    .command('verify')
    .description(
      'prove that the real Keras and the real TensorFlow.js compute the same; exit 1 where they do not, 2 where one cannot be had',
    )
    .argument('<file>')
    .option('--input-shape <[name=]sizes>', 'another input shape, without the batch: 160,160,3', another, [])
    .option('--seed <number>', 'of weights and examples', positive, 1)
    .option('--json', 'one line of JSON')
    .action(async (file: string, options: VerifyOptions) => {
      code = await (await import('./commands/verify.js')).verifyCommand(terminal, file, options);
    });

  program
    .command('render')
    .description('draw the network as an SVG picture')
    .argument('<file>')
    .requiredOption('-o, --output <file>')
    .option('--theme <theme>', 'light or dark', 'light')
    .option('--direction <direction>', 'down or right', 'down')
    .action(async (file: string, options: { output: string; theme: string; direction: string }) => {
      code = await (await import('./commands/render.js')).renderCommand(terminal, file, options);
    });

  program
    .command('templates')
    .description('the architectures that come with Netwright')
    .option('--json', 'one line of JSON for each')
    .action(async (options: { json?: boolean }) => {
      code = await (await import('./commands/templates.js')).templatesCommand(terminal, options);
    });

  program
    .command('new')
    .description('start a document from a template')
    .argument('<entry>', 'an id that `templates` lists')
    .option('-o, --output <file>', 'where to write it (default: standard output)')
    .option('--set <key=value>', 'an option of the template, or its name', another, [])
    .action(async (entry: string, options: { output?: string; set: string[] }) => {
      code = await (await import('./commands/new.js')).newCommand(terminal, entry, options);
    });

  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof Stop) {
      complain(terminal, error);
      return error.code;
    }
    // Commander has said itself what is off; asking for help is not an error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.fine : exit.unusable;
    throw error;
  }
}

/** An option that can be given several times: one value each, so that it never swallows a file. */
function another(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('It has to be a whole number of at least 1.');
  return value;
}
