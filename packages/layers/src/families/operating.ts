import type { InferContext, Inferred, KerasTarget, Params, Step } from '../core/define.js';
import type { ParamsOf } from '../core/field.js';
import { resultType, type WeakType } from '../core/promotion.js';
import { pointwise } from '../core/reach.js';
import type { Dim, DType, KnownTensor, Shape } from '../core/tensor.js';
import { shapeText } from '../core/tensor.js';
import { number, optional } from '../fields/index.js';
import { tensorOf } from './keeping.js';
import { reportDifference } from './merging.js';

// Operations of keras.ops that stand in a model as nodes: `x + 1.0`, `ops.square(x)`.

/** A number in place of one of two tensors. */
function constantField(which: string, sign: string) {
  return optional(
    number({
      label: `${which} is`,
      help: `A number in place of a wire: the ${which.toLowerCase()} of the two. Left out, a wire goes there.`,
      short: (value) => (which === 'First' ? `${value} ${sign} x` : `${sign} ${value}`),
    }),
  );
}

function pairFields(sign: string) {
  return { x1: constantField('First', sign), x2: constantField('Second', sign) };
}

type PairParams = ParamsOf<ReturnType<typeof pairFields>>;

/**
 * Operations of two tensors, or of a tensor and a number. Source: `compute_output_spec` of Add and its like in
 * keras.src.ops.numpy.
 *
 * @param sign between the two, for the card
 * @param asFloat whether whole numbers become floats: a quotient
 */
export function pairOperation(name: string, sign: string, { asFloat = false } = {}) {
  return {
    category: 'merging' as const,
    order: 90,
    url: `https://keras.io/api/ops/numpy/#${name.toLowerCase()}-function`,
    params: pairFields(sign),
    common: [] as const,
    inputs: [
      { name: 'first', dtype: 'any' as const },
      { name: 'second', dtype: 'any' as const, optional: true },
    ],
    infer: (p: PairParams, inputs: readonly KnownTensor[], context: InferContext) =>
      inferPair(p, inputs, asFloat, context),
    explain: explainPair,
    reach: pointwise,
    targets: { keras: operation(name, ['x1', 'x2']) },
  };
}

/** Operations of one tensor, each number by itself. */
export function singleOperation(name: string, typeOf: (dtype: DType) => DType) {
  return {
    category: 'activation' as const,
    order: 90,
    url: `https://keras.io/api/ops/numpy/#${name.toLowerCase()}-function`,
    params: {},
    common: [] as const,
    inputs: [{ name: 'x', dtype: 'any' as const }],
    infer: (_p: unknown, [x]: readonly KnownTensor[]): Inferred => ({
      outputs: [tensorOf(typeOf(x!.dtype), x!.shape)],
    }),
    reach: pointwise,
    targets: { keras: operation(name, ['x']) },
  };
}

function operation(name: string, operands: readonly string[]): KerasTarget {
  const tensors = operands.length === 1 ? { ignored: { x: null } } : {};
  const wires = 'it is no argument of a constructor: without a number a wire goes there';
  return {
    module: 'keras.src.ops.numpy',
    class: name,
    operation: { function: `keras.ops.${name.toLowerCase()}`, operands },
    ...tensors,
    ...(operands.length === 2 ? { departs: { x1: wires, x2: wires } } : {}),
  };
}

function inferPair(
  { x1, x2 }: PairParams,
  inputs: readonly KnownTensor[],
  asFloat: boolean,
  context: InferContext,
): Inferred {
  const constants = [x1, x2].flatMap((value) => (value === null ? [] : [value]));
  const [first, second] = inputs;
  if (!first || inputs.length + constants.length !== 2) {
    reportOperands(inputs.length, constants.length, context);
    return { outputs: [tensorOf(first?.dtype ?? 'float32', undefined)] };
  }
  const weak: WeakType[] = constants.map((value) => (Number.isInteger(value) ? 'int' : 'float'));
  const dtype = resultType(
    first.dtype,
    ...(second ? [second.dtype] : []),
    ...weak,
    ...(asFloat ? ['float' as const] : []),
  );
  if (!second) return { outputs: [tensorOf(dtype, first.shape)] };
  const shape = repeated(first.shape, second.shape);
  if (!shape) reportDifference(inputs, 1, first.shape, context);
  return { outputs: [tensorOf(dtype, shape)] };
}

function reportOperands(wires: number, numbers: number, context: InferContext): void {
  const clear: Params = { x1: undefined, x2: undefined };
  context.report('operation/two-needed', {
    param: numbers > 1 ? 'x1' : 'x2',
    message: `It takes two: two wires, or one and a number. Here ${wires === 1 ? 'comes 1 wire' : `come ${wires} wires`} and ${numbers === 1 ? '1 number' : `${numbers} numbers`}.`,
    expected: '2',
    received: String(wires + numbers),
    suggestions:
      wires > 1
        ? [{ set: clear, title: 'Take the numbers away' }]
        : [{ set: { ...clear, x2: 1 }, title: 'Use the number 1 as the second' }],
  });
}

/**
 * The shape of both, sizes of 1 repeated; undefined where they do not go together. Unlike a merge the batch is an axis
 * like any other, and an open size takes on the one it meets. Source: keras.src.ops.operation_utils.broadcast_shapes.
 */
function repeated(a: Shape, b: Shape): Shape | undefined {
  const rank = Math.max(a.length, b.length);
  const at = (shape: Shape, axis: number): Dim => {
    const place = axis - (rank - shape.length);
    return place < 0 ? 1 : shape[place];
  };
  const shape: Dim[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const [one, other] = [at(a, axis), at(b, axis)];
    if (one === 1) shape.push(other);
    else if (one === undefined || other === undefined) shape.push(undefined);
    else if (one === null) shape.push(other === 1 ? null : other);
    else if (other === 1 || other === null || other === one) shape.push(one);
    else return undefined;
  }
  return shape;
}

function explainPair(_p: unknown, inputs: readonly KnownTensor[], { outputs }: Inferred): readonly Step[] {
  const shape = outputs[0]?.shape;
  if (!shape || inputs.length < 2) return [];
  const [first, second] = inputs.map((input) => shapeText(input.shape));
  const text = first === second ? 'both alike' : `${first} with ${second}`;
  const note = first === second ? {} : { note: 'a size of 1 is repeated' };
  return [{ label: 'shape', text, result: shapeText(shape), ...note }];
}
