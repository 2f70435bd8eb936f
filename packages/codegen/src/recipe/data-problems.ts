import type { TrainingRecipe } from '@netwright/graph';
import type { Problem } from '@netwright/inference';
import { shapeText } from '@netwright/layers';
import { type Dataset, findDataset } from './datasets.js';
import type { ModelEnds } from './ends.js';
import { fitImages, paddingFor, readPad } from './fit.js';
import { lossOf } from './objective-problems.js';
import { problem } from './problem.js';

/** Where the dataset does not fit the model. */
export function dataProblems(recipe: TrainingRecipe, { inputs, outputs }: ModelEnds): Problem[] {
  const dataset = findDataset(recipe.dataset.id);
  if (!dataset)
    return [
      problem(
        'unknown-dataset',
        'error',
        'dataset/id',
        `There is no dataset ${JSON.stringify(recipe.dataset.id)} here.`,
      ),
    ];
  if (!dataset.image) return [];
  const found: Problem[] = [];
  if (inputs.length > 1 || outputs.length > 1) {
    found.push(
      problem(
        'several-ends',
        'error',
        'dataset',
        `${dataset.title} has one image and one label for each example: a model with several inputs or outputs needs an .npz file of its own.`,
      ),
    );
    return found;
  }
  const [input] = inputs;
  const [output] = outputs;
  const pad = readPad(recipe);
  if (input?.shape && !fitImages(dataset, input.shape, pad)) {
    found.push(
      problem('input-does-not-fit', 'error', 'dataset', inputMessage(dataset, pad, input.shape), [
        input.node,
      ]),
    );
  }
  const batch = input?.batch;
  if (input && batch !== undefined && batch !== recipe.batchSize) {
    found.push(
      problem(
        'batch-does-not-fit',
        'warning',
        'batchSize',
        `The model takes batches of ${batch}, but the batch size is ${recipe.batchSize}.`,
        [input.node],
      ),
    );
  }
  const classes = dataset.classes ?? 0;
  const loss = output && lossOf(recipe, output);
  if (
    output?.units !== undefined &&
    (loss?.target === 'ids' || loss?.target === 'oneHot') &&
    output.units !== classes
  ) {
    const few = output.units < classes;
    const message = `${dataset.title} has ${classes} classes, but the model ends in ${output.units} ${output.units === 1 ? 'unit' : 'units'}${few ? '' : ': the others stay unused'}.`;
    // Keras trains with units that no label names; with too few it cannot.
    found.push(
      problem(
        'classes-do-not-fit',
        few || loss.target === 'oneHot' ? 'error' : 'warning',
        'dataset',
        message,
        [output.node],
      ),
    );
  }
  if (output && loss?.target === 'binary') {
    found.push(
      problem(
        'classes-do-not-fit',
        'warning',
        'objectives/0/loss',
        `${dataset.title} has ${classes} classes, but ${loss.name} knows only yes and no.`,
        [output.node],
      ),
    );
  }
  return found;
}

function inputMessage(dataset: Dataset, pad: number, shape: readonly (number | null | undefined)[]): string {
  const [height, width, channels] = dataset.image as readonly [number, number, number];
  const images = `${height + 2 * pad}×${width + 2 * pad}×${channels}${pad > 0 ? ` with a padding of ${pad}` : ''}`;
  const wanted = paddingFor(dataset, shape);
  const hint = wanted === undefined || wanted === pad ? '' : ` A padding of ${wanted} would fit.`;
  return `The images of ${dataset.title} are ${images}, but the model takes ${shapeText([null, ...shape])}.${hint}`;
}
