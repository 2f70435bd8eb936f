import type { TrainingRecipe } from '@netwright/graph';

type Optimizer = TrainingRecipe['phases'][number]['optimizer'];
type Config = Optimizer['config'];

interface Kept {
  /** Numbers that it keeps for each number of a weight of that shape. */
  slots(config: Config, shape: readonly number[]): number;
  /**
   * Tensors of the size of a weight that the trainer in TensorFlow.js makes on the way to its new value, as measured
   * in tests/memory; undefined where it cannot train with it.
   */
  temporaries(config: Config): number | undefined;
}

const always = (count: number, temporaries?: number): Kept => ({
  slots: () => count,
  temporaries: () => temporaries,
});

const adam = (temporaries: number): Kept => ({
  slots: ({ amsgrad }) => 2 + Number(amsgrad === true),
  temporaries: ({ amsgrad }) => temporaries + Number(amsgrad === true),
});

/** Source: the `build` methods of keras/src/optimizers (Keras 3.15). Their few scalars (iterations, rate) are left out. */
const optimizers: ReadonlyMap<string, Kept> = new Map([
  [
    'SGD',
    {
      slots: ({ momentum }) => Number(isPositive(momentum)),
      temporaries: ({ momentum }) => (isPositive(momentum) ? 3 : 2),
    },
  ],
  [
    'RMSprop',
    {
      slots: ({ momentum, centered }) => 1 + Number(isPositive(momentum)) + Number(centered === true),
      temporaries: ({ momentum, centered }) =>
        9 + 2 * Number(isPositive(momentum)) + 5 * Number(centered === true),
    },
  ],
  ['Adam', adam(11)],
  ['AdamW', adam(11)],
  ['Nadam', always(2, 15)],
  ['Adamax', always(2, 9)],
  ['Adadelta', always(2, 16)],
  ['Adagrad', always(1, 6)],
  ['Lion', always(1, 8)],
  ['Lamb', always(2)],
  ['Ftrl', always(2)],
  ['Adafactor', { slots: (_, shape) => 1 + factors(shape), temporaries: () => undefined }],
]);

/** Adafactor keeps the sums of rows and of columns over the last two axes, beside a whole copy. */
function factors(shape: readonly number[]): number {
  const size = shape.reduce((all, length) => all * length, 1);
  const [rows = 1, columns = 1] = shape.slice(-2);
  if (size === 0) return 0;
  return shape.length < 2 ? 0 : 1 / columns + 1 / rows;
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && value > 0;
}

export interface OptimizerMemory {
  /** Numbers kept for each number of a weight of that shape. */
  slots(shape: readonly number[]): number;
  readonly temporaries: number | undefined;
}

/** What the optimiser needs; undefined for one that is not known. Without a recipe, as Adam. */
export function optimizerMemory(optimizer: Optimizer | undefined): OptimizerMemory | undefined {
  const known = optimizers.get(optimizer?.object ?? 'Adam');
  if (!known) return undefined;
  const config = optimizer?.config ?? {};
  const { useEma, gradientAccumulationSteps } = config;
  // What every optimiser can do besides: running means of the weights, and gradients summed over several steps.
  const common = Number(useEma === true) + Number(isPositive(gradientAccumulationSteps));
  return { slots: (shape) => common + known.slots(config, shape), temporaries: known.temporaries(config) };
}
