import { defineLayer, type InferContext, type Weight } from '../core/define.js';
import type { Field } from '../core/field.js';
import { pointwise } from '../core/reach.js';
import { accept } from '../core/schema.js';
import type { Dim, Shape } from '../core/tensor.js';
import { placeOf, reportAxis } from '../families/axis.js';
import { keepShape } from '../families/keeping.js';
import { type Axes, axes, axisList, flag, optional } from '../fields/index.js';

/** A number, or an array with one axis for each that is kept apart. */
type Statistic = number | readonly unknown[];

const statistic = (label: string, help: string): Field<Statistic | null> => ({
  label,
  help,
  default: null,
  schema: accept((value) => value === null || arrayShape(value) !== undefined),
  control: { type: 'numbers' },
  expected: 'a number, an array of numbers, or nothing',
});

/** The sizes of an array of numbers of one shape; undefined where it is none. */
function arrayShape(value: unknown, depth = 8): readonly number[] | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : undefined;
  if (!Array.isArray(value) || depth === 0) return undefined;
  const inner = value.map((item) => arrayShape(item, depth - 1));
  const first = inner[0] ?? (value.length === 0 ? [] : undefined);
  if (first === undefined || inner.some((shape) => shape?.join() !== first.join())) return undefined;
  return [value.length, ...first];
}

/** Mean 0 and variance 1 by what the data are. Source: https://keras.io/api/layers/preprocessing_layers/numerical/normalization/ */
export const normalization = defineLayer({
  kind: 'Normalization',
  category: 'preprocessing',
  order: 20,
  summary: 'evens out the data',
  help: 'Brings the data to mean 0 and variance 1. Mean and variance are said here, or learnt from the data before training (adapt).',
  url: 'https://keras.io/api/layers/preprocessing_layers/numerical/normalization/',
  aliases: ['normalization', 'standardize', 'normalize', 'whiten'],
  params: {
    axis: optional(
      axes({
        label: 'Axis',
        help: 'The axes whose places have a mean of their own; with none, all numbers share one.',
        min: 0,
        short: (value) => (value === -1 ? undefined : `axis ${axisList(value).join(', ')}`),
      }),
      { default: -1 },
    ),
    mean: statistic('Mean', 'What is subtracted. Left out, it is learnt from the data.'),
    variance: statistic(
      'Variance',
      'What is divided by, after its root is taken. Left out, it is learnt from the data.',
    ),
    invert: flag({
      label: 'Invert',
      help: 'Whether it turns even data back into the original.',
      default: false,
      short: (value) => (value ? 'inverse' : undefined),
    }),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  builtOnce: true,
  infer(p, inputs, context) {
    const shape = inputs[0]?.shape ?? [];
    const kept = keptPlaces(p.axis ?? [], shape, context);
    if (p.mean !== null || p.variance !== null) {
      checkStatistics(p.mean, p.variance, p.axis ?? [], context);
      if (kept) checkBroadcast(p.mean, kept, shape, context);
      return keepShape(p, inputs);
    }
    const sizes = kept?.map((place) => shape[place] ?? undefined) ?? [undefined];
    if (kept) checkRepeated(kept, shape, context);
    const weights: Weight[] = [
      { path: 'mean', shape: sizes, trainable: false, initializer: { object: 'Zeros', config: {} } },
      { path: 'variance', shape: sizes, trainable: false, initializer: { object: 'Ones', config: {} } },
      {
        path: 'count',
        shape: [],
        dtype: 'int32',
        trainable: false,
        initializer: { object: 'Zeros', config: {} },
      },
    ];
    return { ...keepShape(p, inputs), weights };
  },
  reach: pointwise,
  targets: { keras: { ignored: {} } },
});

/** Where the axes stand, in order; undefined where one is missing. */
function keptPlaces(chosen: Axes, shape: Shape, context: InferContext): readonly number[] | undefined {
  const missing = axisList(chosen).find((axis) => placeOf(axis, shape.length) === undefined);
  if (missing !== undefined) {
    reportAxis(missing, shape.length, context, { severity: context.built ? 'warning' : 'error' });
    return undefined;
  }
  const places = axisList(chosen)
    .map((axis) => placeOf(axis, shape.length) ?? 0)
    .sort((a, b) => a - b);
  const open = places.find((place) => shape[place] === null);
  if (open !== undefined) {
    context.report('normalization/axis-open', {
      onlyToBuild: true,
      input: 0,
      param: 'axis',
      message: `Each place on axis ${open} has a mean of its own, so its size has to be known.`,
      suggestions: [
        { set: { axis: null }, title: 'One mean for all numbers' },
        { set: { axis: -1 }, title: 'Use the last axis' },
      ],
    });
  }
  return places;
}

/** Whether a size is its own square. */
function isSquare(size: Dim): boolean {
  return size === 0 || size === 1;
}

/** An axis that is said twice has as many means as its size squared, but places only for its size. */
function checkRepeated(places: readonly number[], shape: Shape, context: InferContext): void {
  const repeated = places.find((place, index) => place === places[index - 1] && !isSquare(shape[place]));
  if (repeated === undefined) return;
  context.report('axis/repeated', {
    severity: context.built ? 'warning' : 'error',
    param: 'axis',
    message: `Axis ${repeated} is said twice.`,
    suggestions: [{ set: { axis: [...new Set(places)] }, title: 'Say each axis once' }],
  });
}

function checkStatistics(
  mean: Statistic | null,
  variance: Statistic | null,
  chosen: Axes,
  context: InferContext,
): void {
  const [left, right] = [mean, variance].map((value) => (value === null ? undefined : arrayShape(value)));
  const fault =
    left === undefined || right === undefined
      ? 'Mean and variance have to be said both, or neither.'
      : left.join() !== right.join()
        ? 'Mean and variance have to have the same shape.'
        : left.length > axisList(chosen).length
          ? `The mean has ${left.length} axes, but only ${axisList(chosen).length} are kept apart.`
          : undefined;
  if (fault === undefined) return;
  context.report('normalization/statistics', {
    param: mean === null ? 'variance' : 'mean',
    message: fault,
    suggestions: [{ set: { mean: undefined, variance: undefined }, title: 'Learn both from the data' }],
  });
}

/** The last sizes of the mean have to be those of the axes that are kept, or 1. */
function checkBroadcast(
  mean: Statistic | null,
  kept: readonly number[],
  shape: Shape,
  context: InferContext,
): void {
  const sizes = mean === null ? [] : (arrayShape(mean) ?? []);
  for (let back = 1; back <= Math.min(sizes.length, kept.length); back++) {
    const place = kept[kept.length - back] ?? 0;
    const size = sizes[sizes.length - back];
    if (size === 1 || typeof shape[place] !== 'number' || size === shape[place]) continue;
    context.report('normalization/statistics-do-not-fit', {
      severity: context.built ? 'warning' : 'error',
      param: 'mean',
      input: 0,
      message: `The mean has ${size} numbers, but axis ${place} of the input has ${shape[place]}${context.built ? ', so this fails when it runs' : ''}.`,
      expected: String(shape[place]),
      received: String(size),
      suggestions: [{ set: { mean: undefined, variance: undefined }, title: 'Learn both from the data' }],
    });
  }
}
