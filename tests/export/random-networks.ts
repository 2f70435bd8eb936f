import type { LayerNode, NetDocument, TrainingRecipe, Value } from '@netwright/graph';
import { mulberry32 } from '@netwright/runtime/data';
import { Drawing } from './documents.js';

/** A random network with names of all lengths, so that every way to break a line occurs. */
export function randomNetwork(seed: number): NetDocument {
  const random = mulberry32(seed);
  const below = (limit: number) => random() % limit;
  const word = () => 'abcdefghijklmnopqrstuvwxyz_'.repeat(4).slice(below(20), 20 + below(44));
  const drawing = new Drawing();
  const ids: string[] = [];
  const add = (kind: string, from: readonly string[], params: { readonly [name: string]: Value }) => {
    const id = `n${ids.length}`;
    ids.push(
      drawing.add(kind, id, from, params, { name: `${word()}_${ids.length}` } satisfies Partial<LayerNode>),
    );
    return id;
  };
  const inputs = Array.from({ length: 1 + below(2) }, () =>
    add('InputLayer', [], { batchShape: [null, 16, 16, 8] }),
  );
  for (let step = 0; step < 14; step++) {
    const source = ids[below(ids.length)] as string;
    const some = [source, ...Array.from({ length: 1 + below(4) }, () => ids[below(ids.length)] as string)];
    const choice = below(5);
    if (choice === 0) add('Add', some, {});
    else if (choice === 1)
      add('BatchNormalization', [source], { momentum: 0.9 + below(9) / 100, epsilon: 1.001e-5 });
    else add('Conv2D', [source], convolution(below));
  }
  const outputs = [
    ...new Set([ids.at(-1) as string, ...(below(2) ? [ids[ids.length >> 1] as string] : [])]),
  ].filter((id) => !inputs.includes(id));
  return drawing.document(word(), inputs, outputs, below(3) === 0 ? longRecipe(outputs) : undefined);
}

function convolution(below: (limit: number) => number): { [name: string]: Value } {
  return {
    filters: 8,
    kernelSize: [1 + below(4), 3],
    padding: 'same',
    ...(below(2) ? { activation: 'relu' } : {}),
    ...(below(3)
      ? {}
      : {
          kernelInitializer: {
            object: 'VarianceScaling',
            config: { scale: 2, mode: 'fan_out', distribution: 'untruncated_normal' },
          },
        }),
    ...(below(3) ? {} : { kernelRegularizer: { object: 'L1L2', config: { l1: 1e-5, l2: 1 / 3 } } }),
    ...(below(3)
      ? {}
      : { kernelConstraint: { object: 'MaxNorm', config: { maxValue: 3, axis: [0, 1, 2] } } }),
    ...(below(4) ? {} : { trainable: false }),
  };
}

function longRecipe(outputs: readonly string[]): TrainingRecipe {
  return {
    dataset: { id: 'npz' },
    validation: 0.25,
    batchSize: 8,
    seed: 7,
    objectives: outputs.map((output) => ({
      output,
      weight: 0.5,
      loss: { object: 'Huber', config: { delta: 0.25 } },
      metrics: [
        { object: 'MeanAbsoluteError', config: {} },
        { object: 'RootMeanSquaredError', config: {} },
      ],
    })),
    phases: [
      {
        epochs: 2,
        optimizer: {
          object: 'SGD',
          config: { momentum: 0.9, nesterov: true, weightDecay: 1e-4, clipnorm: 1 },
        },
      },
      {
        epochs: 3,
        optimizer: { object: 'AdamW', config: { learningRate: 1e-5 } },
        schedule: {
          object: 'CosineDecay',
          config: { initialLearningRate: 1e-3, decaySteps: 1000, warmupTarget: 0.01, warmupSteps: 100 },
        },
        overrides: [
          { selector: 'block1_*', trainable: false },
          { selector: `"quoted\\'`, trainable: true },
        ],
      },
    ],
    callbacks: [
      { object: 'EarlyStopping', config: { patience: 3, restoreBestWeights: true } },
      { object: 'TerminateOnNaN', config: {} },
    ],
  };
}
