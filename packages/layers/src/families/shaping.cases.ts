import type { CaseInput, ConformanceCase } from '../core/case.js';
import { type Axes, each, first, last, masked, open, square } from './case-inputs.js';

type Params = ConformanceCase['params'];
type Row = (name: string, params: Params, input?: CaseInput) => ConformanceCase;

function rows(axes: Axes): Row {
  return (name, params, input = last(axes, 4)) => ({ name, params, inputs: [input] });
}

/** Whatever the layer does to the sizes: types, open sizes, ranks. */
function everywhere(axes: Axes, params: Params): ConformanceCase[] {
  const row = rows(axes);
  return [
    row('open sizes', params, open(axes, 3)),
    ...(axes === 1 ? [] : [row('one size open', params, last(axes, 3, each(axes, null, 9, null)))]),
    row('open channels', params, last(axes, null)),
    row('a batch of fixed size', params, { shape: [8, ...square(axes, 6), 3] }),
    row('whole numbers as input', params, { ...last(axes, 3), dtype: 'int32' }),
    row('double precision as input', params, { ...last(axes, 3), dtype: 'float64' }),
    row('with a mask', params, masked(axes, 3)),
    row('not trainable', { ...params, trainable: false }),
    row('half precision', { ...params, dtype: 'float16' }),
    row('mixed precision', { ...params, dtype: 'mixed_float16' }),
    row('an axis too few', params, { shape: [null, ...square(axes, 8)] }),
    row('an axis too many', params, { shape: [null, ...square(axes, 8), 3, 3] }),
    row('only a batch', params, { shape: [null] }),
  ];
}

/** A data format, where the layer has one. */
function formats(axes: Axes, params: Params): ConformanceCase[] {
  const row = rows(axes);
  return [
    row('channels first', { ...params, dataFormat: 'channels_first' }, first(axes, 4)),
    row(
      'channels first, sizes open',
      { ...params, dataFormat: 'channels_first' },
      first(axes, 4, each(axes, null, 9, null)),
    ),
    row('data format None', { ...params, dataFormat: null }),
    row('data format in capitals', { ...params, dataFormat: 'Channels_First' }, first(axes, 2)),
    row('an unknown data format', { ...params, dataFormat: 'NHWC' }),
  ];
}

/** Forms that the sides of axes can have: one number, one for each axis, a pair for each axis. */
function sidesCases(axes: Axes, param: 'padding' | 'cropping'): ConformanceCase[] {
  const row = rows(axes);
  const sides = (value: unknown) => ({ [param]: value });
  const pairs = each(axes, [1, 2], [0, 1], [2, 0]);
  return [
    row('nothing given', {}),
    row('one number', sides(2)),
    row('none at all', sides(0)),
    row('a pair for each axis', sides(axes === 1 ? pairs[0] : pairs)),
    row('other pairs', sides(axes === 1 ? [0, 3] : each(axes, [0, 3], [2, 2], [1, 0]))),
    row('only in front', sides(axes === 1 ? [2, 0] : each(axes, [2, 0], [1, 0], [1, 0]))),
    row('only behind', sides(axes === 1 ? [0, 2] : each(axes, [0, 2], [0, 1], [0, 1]))),
    ...(axes === 1
      ? [row('the pair in a list', sides([[1, 2]]))]
      : [
          row('a number for each axis', sides(each(axes, 1, 2, 0))),
          row('numbers and pairs', sides(each<unknown>(axes, 1, [2, 0], [0, 1]))),
          row('a pair on its own in a list', sides([[1, 2]])),
        ]),
    row('a negative side', sides(axes === 1 ? [1, -1] : each(axes, [1, -1], [0, 0], [0, 0]))),
    row('three sides', sides(axes === 1 ? [1, 2, 3] : each(axes, [1, 2, 3], [0, 0, 0], [0, 0, 0]))),
    row('too many axes', sides(Array.from({ length: axes + 2 }, () => 1))),
    row('null', sides(null)),
    row('a word', sides('same')),
  ];
}

export function zeroPaddingCases(axes: Axes): ConformanceCase[] {
  const row = rows(axes);
  const padding = { padding: axes === 1 ? [1, 2] : 3 };
  return [
    ...sidesCases(axes, 'padding'),
    ...formats(axes, padding),
    ...everywhere(axes, padding),
    row('more zeros than input', { padding: 9 }, last(axes, 1, square(axes, 2))),
    row('an empty axis', { padding: 1 }, last(axes, 3, each(axes, 0, 5, 5))),
    row('no channels', { padding: 1 }, last(axes, 0)),
    axes === 1
      ? row('a negative number', { padding: -1 })
      : {
          ...row('a negative number', { padding: -1 }),
          stricter: 'Keras looks at a single number only when it pads, and then fails on every backend.',
        },
  ];
}

export function croppingCases(axes: Axes): ConformanceCase[] {
  const row = rows(axes);
  const cropping = { cropping: 1 };
  return [
    ...sidesCases(axes, 'cropping'),
    ...(axes === 1 ? [] : formats(axes, cropping)),
    ...everywhere(axes, cropping),
    row('one element left', { cropping: 1 }, last(axes, 2, square(axes, 3))),
    row(
      'one element left at the end',
      { cropping: axes === 1 ? [3, 0] : each(axes, [3, 0], [3, 0], [3, 0]) },
      last(axes, 2, square(axes, 4)),
    ),
    row('nothing of an axis that is open', { cropping: 20 }, open(axes, 2)),
    row('all of the input', { cropping: 2 }, last(axes, 2, square(axes, 4))),
    row('more than the input', { cropping: 9 }),
    row(
      'all of one axis',
      { cropping: axes === 1 ? [13, 0] : each(axes, [13, 0], [0, 0], [0, 0]) },
      last(axes, 2, each(axes, 13, 5, 5)),
    ),
    row('an empty axis', { cropping: 0 }, last(axes, 3, each(axes, 0, 5, 5))),
    row('a negative number', { cropping: -1 }),
  ];
}

export function upSamplingCases(axes: Axes): ConformanceCase[] {
  const row = rows(axes);
  return [
    row('nothing given', {}),
    row('twice', { size: 2 }, last(axes, 1)),
    row('three times', { size: 3 }),
    row('once', { size: 1 }),
    row('ten times', { size: 10 }),
    ...(axes === 1
      ? [row('a list', { size: [2] }), row('a list of two', { size: [2, 2] })]
      : [
          row('a list', { size: each(axes, 2, 3, 1) }),
          row('a list of equal sizes', { size: square(axes, 4) }),
          row('a list of one', { size: [2] }),
          row('a list with a 0', { size: each(axes, 0, 2, 2) }),
          ...formats(axes, { size: 3 }),
        ]),
    ...everywhere(axes, { size: 3 }),
    row('sizes of 1', { size: 5 }, last(axes, 2, square(axes, 1))),
    row('an empty axis', { size: 2 }, last(axes, 3, each(axes, 0, 5, 5))),
    row('open channels, open sizes', { size: 2 }, open(axes, null)),
    row('no channels', { size: 2 }, last(axes, 0)),
    row('the other half precision', { size: 2, dtype: 'bfloat16' }),
    row('the other mixed precision', { size: 2, dtype: 'mixed_bfloat16' }),
    row('double precision', { size: 2, dtype: 'float64' }),
    row('unsigned numbers as input', { size: 2 }, { ...last(axes, 3), dtype: 'uint8' }),
    row('a batch of one', { size: 2 }, { shape: [1, ...square(axes, 4), 3] }),
    row('0 times', { size: 0 }),
    row('fewer than 0 times', { size: -2 }),
    row('null', { size: null }),
    row('a word', { size: 'two' }),
    row('too many axes', { size: Array.from({ length: axes + 2 }, () => 2) }),
  ];
}
