import type { CaseInput, ConformanceCase } from '../core/case.js';
import { type Axes, each, first, last, masked, open, square } from './case-inputs.js';

type Params = ConformanceCase['params'];

/**
 * The table of a local pooling layer.
 *
 * @param given whether the pool size has to be given
 */
export function poolingCases(axes: Axes, { given }: { given: boolean }): ConformanceCase[] {
  const row = (name: string, params: Params, input: CaseInput = last(axes, 4)): ConformanceCase => ({
    name,
    params: { poolSize: 2, ...params },
    inputs: [input],
  });
  return [
    { name: given ? 'no pool size' : 'nothing given', params: {}, inputs: [last(axes, 4)] },
    row('pool size 2', {}),
    row('pool size 3', { poolSize: 3 }),
    row('pool size 1', { poolSize: 1 }),
    row('unequal pool size', { poolSize: each(axes, 3, 2, 1) }),
    row('pool size 3, stride 2', { poolSize: 3, strides: 2 }),
    row('pool size 3, stride 1, same', { poolSize: 3, strides: 1, padding: 'same' }),
    row('stride 3', { strides: 3 }),
    row('stride 3, same', { strides: 3, padding: 'same' }),
    row('unequal strides', { poolSize: 3, strides: each(axes, 2, 3, 1) }),
    row('unequal strides, same', { poolSize: 3, strides: each(axes, 3, 1, 2), padding: 'same' }),
    row('strides None', { poolSize: 3, strides: null }),
    row('stride larger than the pool', { strides: 5 }),
    row('same', { padding: 'same' }),
    row('as large as the input', { poolSize: each(axes, 7, 5, 3) }, last(axes, 2, each(axes, 7, 5, 3))),
    row('larger than the input, same', { poolSize: 9, padding: 'same' }, last(axes, 2, square(axes, 4))),
    row('channels first', { dataFormat: 'channels_first' }, first(axes, 4)),
    row(
      'channels first, same',
      { dataFormat: 'channels_first', poolSize: 3, strides: 2, padding: 'same' },
      first(axes, 3),
    ),
    row('data format None', { dataFormat: null }),
    row('open sizes', {}, open(axes, 3)),
    row('open sizes, same', { padding: 'same' }, open(axes, 3)),
    ...(axes === 1 ? [] : [row('one size open', {}, last(axes, 3, each(axes, null, 9, null)))]),
    row('open channels', {}, last(axes, null)),
    row('a batch of fixed size', {}, { shape: [8, ...square(axes, 6), 3] }),
    row('an empty axis, same', { padding: 'same' }, last(axes, 3, each(axes, 0, 5, 5))),
    row('whole numbers as input', {}, { ...last(axes, 3), dtype: 'int32' }),
    row('with a mask', {}, masked(axes, 3)),
    row('not trainable', { trainable: false }),
    row('half precision', { dtype: 'float16' }),
    row('mixed precision', { dtype: 'mixed_float16' }),
    row('larger than the input', { poolSize: 5 }, last(axes, 2, square(axes, 4))),
    row('larger than the input, with a stride', { poolSize: 4, strides: 2 }, last(axes, 2, square(axes, 3))),
    row('too large along one axis', { poolSize: each(axes, 5, 2, 2) }, last(axes, 2, each(axes, 4, 9, 5))),
    row('an empty axis', {}, last(axes, 3, each(axes, 0, 5, 5))),
    row('pool size 0', { poolSize: 0 }),
    row('a negative pool size', { poolSize: -2 }),
    row('a pool size of too many axes', { poolSize: Array.from({ length: axes + 1 }, () => 2) }),
    row('a stride of 0', { strides: 0 }),
    row('a negative stride', { strides: -1 }),
    row('padding in capitals', { padding: 'SAME' }),
    row('causal padding', { padding: 'causal' }),
    row('an unknown data format', { dataFormat: 'NHWC' }),
    row('an axis too few', {}, { shape: [null, ...square(axes, 8)] }),
    row('an axis too many', {}, { shape: [null, ...square(axes, 8), 3, 3] }),
  ];
}

/** The table of a global pooling layer. */
export function globalPoolingCases(axes: Axes): ConformanceCase[] {
  const row = (name: string, params: Params, input: CaseInput = last(axes, 4)): ConformanceCase => ({
    name,
    params,
    inputs: [input],
  });
  const channelsFirst = { dataFormat: 'channels_first' };
  return [
    row('nothing given', {}),
    row('keeps axes', { keepdims: true }),
    row('channels first', channelsFirst, first(axes, 4)),
    row('channels first, keeps axes', { ...channelsFirst, keepdims: true }, first(axes, 4)),
    row('channels first, on data with channels last', channelsFirst),
    row('data format in capitals', { dataFormat: 'CHANNELS_FIRST' }, first(axes, 3)),
    row('data format None', { dataFormat: null }),
    row('does not keep axes', { keepdims: false }, last(axes, 7)),
    row('open sizes', {}, open(axes, 3)),
    row('open sizes, keeps axes', { keepdims: true }, open(axes, 3)),
    row('open channels', {}, last(axes, null)),
    row('open channels, keeps axes', { keepdims: true }, last(axes, null)),
    row('everything open', {}, open(axes, null)),
    ...(axes === 1
      ? []
      : [row('one size open', { keepdims: true }, last(axes, 3, each(axes, null, 9, null)))]),
    row('sizes of 1', {}, last(axes, 5, square(axes, 1))),
    row('an empty axis', {}, last(axes, 5, each(axes, 0, 3, 3))),
    row('no channels', {}, last(axes, 0)),
    row('a batch of fixed size', {}, { shape: [8, ...square(axes, 6), 3] }),
    row('a batch of fixed size, keeps axes', { keepdims: true }, { shape: [8, ...square(axes, 6), 3] }),
    row('whole numbers as input', {}, { ...last(axes, 3), dtype: 'int32' }),
    row('double precision as input', {}, { ...last(axes, 3), dtype: 'float64' }),
    row('with a mask', {}, masked(axes, 3)),
    row('not trainable', { trainable: false }),
    row('half precision', { dtype: 'float16' }),
    row('mixed precision', { dtype: 'mixed_float16' }),
    row('mixed precision, keeps axes', { dtype: 'mixed_bfloat16', keepdims: true }),
    row('an axis too few', {}, { shape: [null, ...square(axes, 8)] }),
    row('an axis too many', {}, { shape: [null, ...square(axes, 8), 3, 3] }),
    row('only a batch', {}, { shape: [null] }),
    row('a table', { keepdims: true }, { shape: [null, 30] }),
    row('an unknown data format', { dataFormat: 'NHWC' }),
    row('a data format that is a number', { dataFormat: 1 }),
  ];
}
