import { ask, type ConformanceCase } from '../core/case.js';
import { gateCases, inAnyPrecision, sequenceCases } from '../families/recurrent-cases.js';
import { commonCases } from '../families/shared-cases.js';

const params = { filters: 2, kernelSize: 3 };
const shape = [null, 4, 8, 7, 2] as const;

export const cases: readonly ConformanceCase[] = [
  ...sequenceCases(params, shape),
  ...gateCases(params, shape),
  ask('unrolled', { ...params, unroll: true }, shape),
  ask('forgetting at first', { ...params, unitForgetBias: false }, shape),
  ask('same', { ...params, padding: 'same' }, shape),
  ask('same, every output', { ...params, padding: 'same', returnSequences: true }, shape),
  ask(
    'same, behind a mask of pixels',
    { ...params, padding: 'same', returnSequences: true },
    { shape, masked: true },
  ),
  ask('strides', { ...params, strides: 2 }, shape),
  ask('unequal strides and same', { ...params, strides: [3, 2], padding: 'same' }, shape),
  ask('an unequal kernel', { ...params, kernelSize: [1, 5] }, shape),
  ask('dilation', { ...params, dilationRate: 2 }, shape),
  ask('channels first', { ...params, dataFormat: 'channels_first' }, [null, 4, 2, 8, 7]),
  ask(
    'channels first, every output and state',
    { ...params, dataFormat: 'channels_first', returnSequences: true, returnState: true },
    [null, 4, 2, 8, 7],
  ),
  ...commonCases(inAnyPrecision(params), shape),
  ask('strides and dilation', { ...params, strides: 2, dilationRate: 2 }, shape),
  ask('a kernel larger than the picture', { ...params, kernelSize: 9 }, shape),
  ask('an open height', params, [null, 4, null, 7, 2]),
  ask('an open height, channels first', { ...params, dataFormat: 'channels_first' }, [null, 4, 2, null, 7]),
  ask('negative filters', { ...params, filters: -1 }, shape),
  ask('filters left out', { kernelSize: 3 }, shape),
  ask('a kernel of nothing', { ...params, kernelSize: 0 }, shape),
  ask('a stride of nothing', { ...params, strides: 0 }, shape),
  ask('an unknown padding', { ...params, padding: 'full' }, shape),
];
