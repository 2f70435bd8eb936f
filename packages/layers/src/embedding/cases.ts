import { ask, type CaseInput, type ConformanceCase } from '../core/case.js';
import { commonCases, objectCases } from '../families/shared-cases.js';

const words = (...shape: CaseInput['shape']): CaseInput => ({ shape, dtype: 'int32' });
const params = { inputDim: 1000, outputDim: 64 };

export const cases: readonly ConformanceCase[] = [
  ask('a text', params, words(null, 20)),
  ask('a text of any length', params, words(null, null)),
  ask('one word', params, words(null)),
  ask('a table of words', params, words(null, 4, 5)),
  ask('a single number', params, words()),
  ask('a fixed batch', params, words(8, 20)),
  ask('long numbers', params, { shape: [null, 20], dtype: 'int64' }),
  ask('bytes', params, { shape: [null, 20], dtype: 'uint8' }),
  ask('floats', params, [null, 20]),
  ask('half floats', params, { shape: [null, 20], dtype: 'float16' }),
  ask('masked', { ...params, maskZero: true }, words(null, 20)),
  ask('masked floats', { ...params, maskZero: true }, [null, 20]),
  ask('a mask before', { ...params, maskZero: true }, { shape: [null, 20], masked: true }),
  ask('one row', { inputDim: 1, outputDim: 1 }, words(null, 20)),
  ask('low-rank adaptation', { ...params, loraRank: 4 }, words(null, 20)),
  ask('low-rank adaptation with its scale', { ...params, loraRank: 4, loraAlpha: 8 }, words(null, 20)),
  ask('frozen low-rank adaptation', { ...params, loraRank: 4, trainable: false }, words(null, 20)),
  ...commonCases(params, [null, 7]),
  ...objectCases(
    params,
    [null, 7],
    ['embeddingsInitializer', 'embeddingsRegularizer', 'embeddingsConstraint'],
  ),
  ask('no vocabulary', { inputDim: 0, outputDim: 4 }, words(null, 20)),
  ask('a negative vocabulary', { inputDim: -1, outputDim: 4 }, words(null, 20)),
  ask('half a vocabulary', { inputDim: 1.5, outputDim: 4 }, words(null, 20)),
  ask('a flag as vocabulary', { inputDim: true, outputDim: 4 }, words(null, 20)),
  ask('no size', { inputDim: 10, outputDim: 0 }, words(null, 20)),
  ask('a size as text', { inputDim: 10, outputDim: '4' }, words(null, 20)),
  ask('size left out', { inputDim: 10 }, words(null, 20)),
  ask(
    'low-rank adaptation with a constraint',
    { ...params, loraRank: 4, embeddingsConstraint: 'non_neg' },
    words(null, 20),
  ),
];
