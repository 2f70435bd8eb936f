import type { NetDocument } from '@netwright/graph';
import { analyze, summarize } from '@netwright/inference';
import { losses, optimizers, training } from '@netwright/runtime/training';
import { findTemplate } from '@netwright/templates';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peakOf } from './peak.js';
import { modelOf } from './tfjs-model.js';

// What docs/costs.md says of memory, against what the real TensorFlow.js holds in a training step.

const networks = ['lenet5', 'residual-small', 'inception-small'];
const batches = [1, 32];
const chosen = [
  {
    name: 'SGD with momentum',
    object: 'SGD',
    config: { momentum: 0.9 },
    rule: () => optimizers.rules.sgd({ momentum: 0.9 }),
  },
  { name: 'Adam', object: 'Adam', config: {}, rule: () => optimizers.rules.adam() },
];

function documentOf(id: string, object: string, config: { readonly [name: string]: number }): NetDocument {
  const entry = findTemplate(id);
  const recipe = entry?.document.training;
  const [phase] = recipe?.phases ?? [];
  if (!entry || !recipe || !phase) throw new Error(`There is no template ${id} with a recipe.`);
  return {
    ...entry.document,
    training: { ...recipe, phases: [{ ...phase, optimizer: { object, config } }] },
  };
}

const table: string[] = [];

describe('memory in a training step of TensorFlow.js', () => {
  beforeAll(() => tf.setBackend('cpu'));
  afterAll(() =>
    console.log(
      [
        'network                optimiser          batch   numBytes      views    buffers   estimate  ratio   training',
        ...table,
      ].join('\n'),
    ),
  );

  // One optimiser is enough for the large batch, which takes its time: what differs is the weights.
  for (const id of networks)
    for (const { name, object, config, rule } of chosen)
      for (const batch of object === 'Adam' ? batches : [1])
        it(`${id}, ${name}, batch ${batch}: the estimate is between 0.7 and 1.3 of it`, async () => {
          const analysis = analyze(documentOf(id, object, config));
          const { memory, params } = summarize(analysis, { batch });
          const model = modelOf(analysis);
          expect(model.countParams()).toBe(params.total);
          const optimizer = new optimizers.Optimizer(rule(), () => 0.001);
          const [shape = []] = model.inputs.map((input) => input.shape.slice(1) as number[]);
          const classes = model.outputs[0]?.shape.at(-1) as number;
          const step = async (batch: number) => {
            const inputs = [tf.randomNormal([batch, ...shape], 0, 1, 'float32', 7)];
            const labels = [
              tf.tidy(() =>
                tf.oneHot(tf.range(0, batch, 1, 'int32').mod(tf.scalar(classes, 'int32')), classes).toFloat(),
              ),
            ];
            await training.trainStep(
              model,
              { inputs, labels },
              {
                objectives: [{ output: 'output', loss: losses.categoricalCrossentropy(), metrics: [] }],
                optimizer,
              },
            );
          };
          // The first step makes the optimiser's slots; the second is like all that follow.
          await step(1);
          const peak = await peakOf(() => step(batch));
          const estimate = memory.trainingTfjs as number;
          const ratio = estimate / peak.buffers;
          table.push(
            [
              id.padEnd(22),
              name.padEnd(18),
              String(batch).padStart(5),
              ...[peak.numBytes, peak.views, peak.buffers, estimate].map((bytes) =>
                String(bytes).padStart(10),
              ),
              ratio.toFixed(2).padStart(6),
              String(memory.training).padStart(10),
            ].join(' '),
          );
          optimizer.dispose();
          model.dispose();
          // Several tensors on one buffer are all that numBytes counts beside the buffers.
          expect(peak.numBytes).toBe(peak.others + peak.views);
          expect(ratio).toBeGreaterThan(0.7);
          expect(ratio).toBeLessThan(1.3);
        });
});
