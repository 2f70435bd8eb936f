import { broadcastShapes } from '../core/broadcast.js';
import type { InferContext, Inferred, InputPort, Step, Suggestion } from '../core/define.js';
import { type Dim, type KnownTensor, type Shape, shapeText } from '../core/tensor.js';
import { computed } from './keeping.js';

export const mergeInputs: readonly InputPort[] = [{ name: 'x', minRank: 1, variadic: true, dtype: 'any' }];

/** For what takes exactly two inputs, in this order. */
export const pairInputs: readonly InputPort[] = [
  { name: 'first', minRank: 1, dtype: 'any' },
  { name: 'second', minRank: 1, dtype: 'any' },
];

/**
 * Add, Multiply and their like: all inputs element by element. The batch is set apart: its size has to be the same
 * everywhere (open fits any), while a 1 elsewhere is repeated. A mask goes on where every input has one.
 * Source: keras.src.layers.merging.base_merge.
 */
export function inferMerge(
  p: { readonly dtype: string },
  inputs: readonly KnownTensor[],
  context: InferContext,
): Inferred {
  const batch = mergeBatches(inputs, context);
  let rest: Shape = inputs[0]?.shape.slice(1) ?? [];
  for (const [index, { shape }] of inputs.entries()) {
    if (index === 0) continue;
    const merged = broadcastShapes(rest, shape.slice(1));
    if ('axis' in merged) {
      reportDifference(inputs, index, [batch, ...rest], context);
      return { outputs: [computed(p, undefined)] };
    }
    rest = merged.shape;
  }
  return {
    outputs: [
      computed(
        p,
        [batch, ...rest],
        inputs.every(({ masked }) => masked),
      ),
    ],
  };
}

function mergeBatches(inputs: readonly KnownTensor[], context: InferContext): Dim {
  let batch: Dim = null;
  for (const [index, { shape }] of inputs.entries()) {
    const [size] = shape;
    if (typeof size === 'number' && typeof batch === 'number' && size !== batch) {
      context.report('merge/batches-differ', {
        severity: context.built ? 'warning' : 'error',
        input: index,
        message: `The batches have different fixed sizes: ${batch} and ${size}.`,
        expected: String(batch),
        received: String(size),
      });
      return context.built ? null : undefined;
    }
    if (typeof size === 'number') batch = size;
    else if (size === undefined && batch === null) batch = undefined;
  }
  return batch;
}

/** Says at which input the shapes do not go together, with ways to make them alike. */
export function reportDifference(
  inputs: readonly KnownTensor[],
  index: number,
  before: Shape,
  context: InferContext,
): void {
  const shape = inputs[index]?.shape ?? [];
  const left =
    inputs.length === 2 ? 'the first input' : index === 1 ? 'input 1' : `what comes of the inputs before`;
  context.report('merge/shapes-differ', {
    input: index,
    message: `The shapes have to be equal: ${left} is ${shapeText(before)}, ${inputs.length === 2 ? 'the second' : `input ${index + 1}`} is ${shapeText(shape)}.`,
    expected: shapeText(before),
    received: shapeText(shape),
    suggestions: [...waysTo(before, shape, index), ...(index === 1 ? waysTo(shape, before, 0) : [])],
  });
}

/** Layers on the wire into `input` that make its shape the wanted one: a projection, as in residual networks. */
function waysTo(wanted: Shape, shape: Shape, input: number): Suggestion[] {
  const last = wanted[wanted.length - 1];
  if (typeof last !== 'number' || wanted.length !== shape.length) return [];
  if (wanted.slice(1, -1).every((size, axis) => size === shape[axis + 1])) {
    return [
      {
        input,
        title: `Project input ${input + 1}: Dense ${last}`,
        insert: [{ kind: 'Dense', params: { units: last } }],
      },
    ];
  }
  if (wanted.length !== 4) return [];
  const strides = wanted.slice(1, -1).map((size, axis) => strideBetween(shape[axis + 1], size));
  if (strides.some((stride) => stride === undefined)) return [];
  return [
    {
      input,
      title: `Project input ${input + 1}: Conv2D ${last}, 1×1, stride ${strides.join('×')}`,
      insert: [{ kind: 'Conv2D', params: { filters: last, kernelSize: 1, strides } }],
    },
  ];
}

/** The stride with which a window of one element goes from one size to another. */
function strideBetween(from: Dim, to: Dim): number | undefined {
  if (typeof from !== 'number' || typeof to !== 'number' || to < 1) return undefined;
  const stride = Math.max(1, Math.ceil(from / to));
  return Math.ceil(from / stride) === to ? stride : undefined;
}

/** Where sizes were repeated, says which. */
export function explainMerge(
  _p: unknown,
  inputs: readonly KnownTensor[],
  { outputs }: Inferred,
): readonly Step[] {
  const shape = outputs[0]?.shape;
  if (!shape) return [];
  const all = inputs.map((input) => shapeText(input.shape));
  if (all.every((text) => text === all[0]))
    return [{ label: 'shape', text: 'all alike', result: shapeText(shape) }];
  return [
    { label: 'shape', text: all.join(' with '), result: shapeText(shape), note: 'a size of 1 is repeated' },
  ];
}
