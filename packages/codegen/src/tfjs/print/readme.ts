import type { NetDocument } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import type { TrainingPlan } from '../../recipe/plan.js';
import { attribution, markdownText } from '../../text/markdown.js';

const count = (value: number) => value.toLocaleString('en');

export function printReadme(document: NetDocument, { totals }: Analysis, { dataset }: TrainingPlan): string {
  const macs = totals.macs === null ? '' : `, ${count(totals.macs)} multiply-accumulates for one example`;
  const source = dataset.ships
    ? `It trains on the ${dataset.title.toLowerCase()} of \`public/${dataset.ships}\`.`
    : `It trains on ${dataset.image ? dataset.title : 'your own data'}: choose the files on the page, or give their folder by \`--data\`.`;
  return [
    `# ${markdownText(document.name, 80) || 'A network'}`,
    '',
    ...(document.description ? [markdownText(document.description, 600), ''] : []),
    `${count(totals.params.total)} parameters, ${count(totals.params.trainable)} of them trainable${macs}.`,
    '',
    '```',
    'npm install',
    'npm run dev      # a page that trains in the browser',
    'npm run train    # the same in Node; npm run train -- --help says what can be set',
    '```',
    '',
    `${source} The page computes on WebGPU where the browser has it, else on WebGL, WebAssembly or plain JavaScript, and says on which.`,
    '',
    '| file | what is in it |',
    '| --- | --- |',
    '| `src/model.ts` | the network |',
    '| `src/layers.ts` | the layers of it that TensorFlow.js does not have, where there are any |',
    '| `src/train.ts` | the recipe: losses, metrics, optimiser, epochs |',
    '| `src/data.ts` | how the examples come into the form that the network takes |',
    '| `src/weights.ts` | the names of the weights in `.safetensors` files, the same as in Keras |',
    '| `src/lib` | the training loop, readers of data, kernels and the page |',
    '',
    'Weights are saved as `model.safetensors`, under the names and in the layouts of Keras: the Python script of the same drawing writes them with `--export-web`, and reads them.',
    ...(dataset.ships ? ['', attribution] : []),
    '',
  ].join('\n');
}
