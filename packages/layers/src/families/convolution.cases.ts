import type { ConformanceCase } from '../core/case.js';
import { type Axes, each, first, last, masked, open, square } from './case-inputs.js';

type Params = ConformanceCase['params'];

/** What a convolution needs at least: its filters, or nothing where it is depthwise. */
export interface Subject {
  readonly axes: Axes;
  readonly filters: Params;
  /** Names of its kernels, for initializers, regularizers and constraints. */
  readonly kernels: readonly string[];
}

/** Questions on the window, the bias and the objects, for every layer with a kernel that slides. */
export function windowCases({ axes, filters }: Subject): ConformanceCase[] {
  const row = (name: string, params: Params, ...inputs: ConformanceCase['inputs']): ConformanceCase => ({
    name,
    params: { ...filters, kernelSize: 3, ...params },
    inputs: inputs.length > 0 ? inputs : [last(axes, 4)],
  });
  return [
    row('only what has to be given', {}),
    row(
      'a kernel as large as the input',
      { kernelSize: each(axes, 7, 5, 3) },
      last(axes, 2, each(axes, 7, 5, 3)),
    ),
    row('one element of kernel', { kernelSize: 1 }),
    row('an even kernel, same', { kernelSize: 2, padding: 'same' }),
    row('stride 2', { strides: 2 }),
    row('stride 3, same', { strides: 3, padding: 'same' }),
    row('stride larger than the kernel', { kernelSize: 2, strides: 4 }),
    row('unequal kernel', { kernelSize: each(axes, 5, 2, 3) }),
    row('unequal strides', { strides: each(axes, 3, 2, 1) }),
    row('unequal strides, same', { strides: each(axes, 2, 3, 1), padding: 'same' }),
    row('dilation', { dilationRate: 2 }),
    row('unequal dilation, same', { kernelSize: 2, dilationRate: each(axes, 3, 2, 1), padding: 'same' }),
    row('padding in capitals', { padding: 'SAME' }),
    row('channels first', { dataFormat: 'channels_first' }, first(axes, 4)),
    row(
      'channels first, stride 2, same',
      { dataFormat: 'channels_first', strides: 2, padding: 'same' },
      first(axes, 3),
    ),
    row('data format None', { dataFormat: null }),
    row('open sizes', { strides: 2 }, open(axes, 3)),
    row('open sizes, same', { padding: 'same' }, open(axes, 3)),
    row('one size open', {}, last(axes, 3, each(axes, null, 9, null))),
    row('a batch of fixed size', {}, { shape: [8, ...square(axes, 6), 3] }),
    row('an empty axis, same', { padding: 'same' }, last(axes, 3, each(axes, 0, 5, 5))),
    row('no channels', {}, last(axes, 0)),
    row('an empty batch', {}, { shape: [0, ...square(axes, 6), 3] }),
    row('no bias', { useBias: false }),
    row('an activation', { activation: 'relu' }),
    row('activation None', { activation: null }),
    row('softmax over each position', { activation: 'softmax' }),
    row('an activation that halves', { activation: 'glu' }),
    row('not trainable', { trainable: false }),
    row('half precision', { dtype: 'float16' }),
    row('mixed precision', { dtype: 'mixed_bfloat16' }),
    row('whole numbers as input', {}, { ...last(axes, 3), dtype: 'int32' }),
    row('double precision as input', {}, { ...last(axes, 3), dtype: 'float64' }),
    row('with a mask', {}, masked(axes, 3)),
  ];
}

/** Questions on what is rejected by every layer with a kernel. */
export function rejectedWindowCases({ axes, filters }: Subject): ConformanceCase[] {
  const row = (name: string, params: Params, input = last(axes, 4)): ConformanceCase => ({
    name,
    params: { ...filters, kernelSize: 3, ...params },
    inputs: [input],
  });
  return [
    row('no kernel size', { kernelSize: null }),
    row('a kernel of 0', { kernelSize: 0 }),
    row('a negative kernel', { kernelSize: each(axes, -3, 3, 3) }),
    row('a kernel of too many axes', { kernelSize: Array.from({ length: axes + 1 }, () => 3) }),
    row('a stride of 0', { strides: 0 }),
    row('a negative stride', { strides: -1 }),
    row('a dilation of 0', { dilationRate: 0 }),
    row('an unknown padding', { padding: 'full' }),
    row('an unknown data format', { dataFormat: 'channels_middle' }),
    row('an unknown activation', { activation: 'relux' }),
    row('open channels', {}, last(axes, null)),
    row('open channels in front', { dataFormat: 'channels_first' }, first(axes, null)),
    row('an axis too few', {}, { shape: [null, ...square(axes, 8)] }),
    row('an axis too many', {}, { shape: [null, ...square(axes, 8), 3, 3] }),
    row('Orthogonal for the bias', { biasInitializer: 'orthogonal' }),
  ];
}

/** Kernels that do not fit: rejected where the layer shrinks its input. */
export function tooLargeCases({ axes, filters }: Subject): ConformanceCase[] {
  const row = (name: string, params: Params, spatial: readonly (number | null)[]): ConformanceCase => ({
    name,
    params: { ...filters, ...params },
    inputs: [last(axes, 4, spatial)],
  });
  return [
    row('a kernel larger than the input', { kernelSize: 5 }, square(axes, 4)),
    row('a kernel larger than the input, with a stride', { kernelSize: 4, strides: 2 }, square(axes, 3)),
    row('too large by its dilation', { kernelSize: 3, dilationRate: 3 }, square(axes, 6)),
    row('too large along one axis', { kernelSize: each(axes, 5, 2, 2) }, each(axes, 4, 9, 5)),
    row('an empty axis', { kernelSize: 1 }, each(axes, 0, 5, 5)),
  ];
}

/** Each initializer, regularizer and constraint at a value of its own. */
export function objectCases({ axes, filters, kernels }: Subject): ConformanceCase[] {
  const row = (name: string, params: Params): ConformanceCase => ({
    name,
    params: { ...filters, kernelSize: 2, ...params },
    inputs: [last(axes, 3)],
  });
  const each = <T>(suffix: string, value: T) =>
    Object.fromEntries([...kernels, 'bias'].map((part) => [`${part}${suffix}`, value]));
  return [
    row('initializers by their names', { ...each('Initializer', 'he_normal') }),
    row('initializers with arguments', {
      ...each('Initializer', { object: 'RandomNormal', config: { stddev: 0.01 } }),
    }),
    row('regularizers', { ...each('Regularizer', { object: 'L1L2', config: { l1: 0.001, l2: 0.01 } }) }),
    row('constraints', { ...each('Constraint', { object: 'MaxNorm', config: { maxValue: 3, axis: 0 } }) }),
    row('other constraints', { ...each('Constraint', 'non_neg') }),
    row('a penalty on the output', { activityRegularizer: 'l2' }),
  ];
}
