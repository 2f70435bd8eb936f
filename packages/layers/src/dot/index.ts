import { defineLayer, type InferContext, type Suggestion } from '../core/define.js';
import type { Field } from '../core/field.js';
import { either, isWhole, listOf, type Schema, whole } from '../core/schema.js';
import { type Dim, product, type Shape, shapeText } from '../core/tensor.js';
import { computed } from '../families/keeping.js';
import { macsSteps } from '../families/kernel-steps.js';
import { pairInputs } from '../families/merging.js';
import { flag } from '../fields/index.js';

type PairOfAxes = number | readonly [number, number];

const axes: Field<PairOfAxes> = {
  label: 'Axes',
  help: 'The axes whose products are summed: one for both inputs, or one for each. The batch is axis 0.',
  schema: either(whole(), listOf(isWhole, 2, 2) as Schema<readonly [number, number]>),
  control: { type: 'axes' },
  expected: 'the number of an axis, or two of them',
  short: (value) => `axes ${typeof value === 'number' ? value : value.join(', ')}`,
};

/** Products summed along an axis. Source: https://keras.io/api/layers/merging_layers/dot/ */
export const dot = defineLayer({
  kind: 'Dot',
  category: 'merging',
  order: 80,
  summary: 'similarity of two',
  help: 'Multiplies two inputs along an axis and sums up: how alike two rows are, or a product of matrices. Normalised, it is the cosine.',
  aliases: ['dot', 'matmul', 'cosine', 'similarity', 'inner product'],
  params: {
    axes,
    normalize: flag({
      label: 'Normalise',
      help: 'Whether both are scaled to length 1 first: the cosine of their angle.',
      default: false,
      short: (value) => (value ? 'cosine' : undefined),
    }),
  },
  inputs: pairInputs,
  infer(p, inputs, context) {
    const [a, b] = [inputs[0]?.shape ?? [], inputs[1]?.shape ?? []];
    return { outputs: [computed(p, contracted(a, b, p.axes, context))] };
  },
  macs(p, [a], { outputs }) {
    const summed = a?.shape[placesOf(a.shape, a.shape, p.axes)[0]];
    const positions = product(outputs[0]?.shape?.slice(1) ?? [undefined]);
    return typeof summed === 'number' && typeof positions === 'number' ? summed * positions : null;
  },
  explain(p, inputs, { outputs }) {
    const [a, b] = [inputs[0]?.shape ?? [], inputs[1]?.shape ?? []];
    const summed = a[placesOf(a, b, p.axes)[0]];
    const products = summed === null ? 'n' : summed === undefined ? '?' : String(summed);
    return [
      {
        label: 'shape',
        text: `${products} products added up for each number`,
        result: shapeText(outputs[0]?.shape),
      },
      ...macsSteps(
        [summed, ...(outputs[0]?.shape?.slice(1) ?? [undefined])],
        'the products of each number, for each number of the output',
      ),
    ];
  },
  targets: { keras: { positional: ['axes'], takesList: true } },
});

/** Where the two axes stand. Keras takes a single negative one modulo the rank, and a pair as Python does. */
function placesOf(a: Shape, b: Shape, chosen: PairOfAxes): readonly [number, number] {
  if (typeof chosen === 'number') {
    const place = (rank: number) => (chosen < 0 ? ((chosen % rank) + rank) % rank : chosen);
    return [place(a.length), place(b.length)];
  }
  return [chosen[0] < 0 ? chosen[0] + a.length : chosen[0], chosen[1] < 0 ? chosen[1] + b.length : chosen[1]];
}

/**
 * Keras' rule to the letter: the two sizes have to be the same, also when one is open; both axes and the second
 * batch go, and of two rows one number is left. Source: keras.src.layers.merging.dot.
 */
function contracted(a: Shape, b: Shape, chosen: PairOfAxes, context: InferContext): Shape | undefined {
  const [left, right] = placesOf(a, b, chosen);
  for (const [input, place, shape] of [
    [0, left, a],
    [1, right, b],
  ] as const) {
    if (place >= 0 && place < shape.length) continue;
    context.report('dot/no-such-axis', {
      param: 'axes',
      input,
      message: `The ${input === 0 ? 'first' : 'second'} input has ${shape.length} axes: there is no axis ${typeof chosen === 'number' ? chosen : chosen[input]}.`,
      suggestions: [{ set: { axes: -1 }, title: 'Use the last axes' }],
    });
    return undefined;
  }
  if (b.length < 2) {
    context.report('dot/nothing-left', {
      input: 1,
      message: 'The second input has only its batch: there is nothing to multiply.',
      suggestions: [
        {
          input: 1,
          insert: [{ kind: 'Reshape', params: { targetShape: [1] } }],
          title: 'Make it a row of one number',
        },
      ],
    });
    return undefined;
  }
  const sizes: readonly [Dim, Dim] = [a[left], b[right]];
  if (sizes[0] !== undefined && sizes[1] !== undefined && sizes[0] !== sizes[1]) {
    context.report('dot/sizes-differ', {
      severity: context.built ? 'warning' : 'error',
      param: 'axes',
      message: `The axes to be summed along differ: ${sizes[0] ?? 'open'} and ${sizes[1] ?? 'open'}.`,
      expected: String(sizes[0] ?? 'an open size'),
      received: String(sizes[1] ?? 'an open size'),
      suggestions: [...otherAxes(a, b), ...projections(sizes, left === a.length - 1, right === b.length - 1)],
    });
    if (!context.built) return undefined;
  }
  if (left === 0 || right === 0) {
    context.report('dot/along-batch', {
      severity: 'warning',
      param: 'axes',
      message: 'Axis 0 is the batch: Keras builds this, but fails when it runs.',
      suggestions: [{ set: { axes: -1 }, title: 'Use the last axes' }],
    });
  }
  const rest = b.filter((_, axis) => axis !== right).slice(1);
  const shape = [...a.filter((_, axis) => axis !== left), ...rest];
  return shape.length === 1 ? [...shape, 1] : shape;
}

/** Axes of equal size, the batch left out; the first few. */
function otherAxes(a: Shape, b: Shape): Suggestion[] {
  const pairs: (readonly [number, number])[] = [];
  for (let left = 1; left < a.length; left++) {
    for (let right = 1; right < b.length; right++) if (a[left] === b[right]) pairs.push([left, right]);
  }
  return pairs
    .slice(0, 3)
    .map((pair) => ({ set: { axes: pair }, title: `Sum along the axes ${pair.join(' and ')}` }));
}

/** A Dense that gives one input the size of the other, where the axis is the last. */
function projections(
  [left, right]: readonly [Dim, Dim],
  leftIsLast: boolean,
  rightIsLast: boolean,
): Suggestion[] {
  const project = (input: number, units: number): Suggestion => ({
    input,
    insert: [{ kind: 'Dense', params: { units } }],
    title: `Project the ${input === 0 ? 'first' : 'second'} input: Dense ${units}`,
  });
  if (typeof left !== 'number' || typeof right !== 'number') return [];
  return [
    ...(rightIsLast && left > 0 ? [project(1, left)] : []),
    ...(leftIsLast && right > 0 ? [project(0, right)] : []),
  ];
}
