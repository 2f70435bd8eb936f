import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

const wrap = (kind: string, params = {}, name?: string) => ({
  layer: { layer: { kind, ...(name ? { name } : {}), params } },
});
const dense = wrap('Dense', { units: 3 });

export const cases: readonly ConformanceCase[] = [
  ask('dense', dense, [null, 7, 5]),
  ask('dense, of any length', dense, [null, null, 5]),
  ask('dense on pictures', dense, [null, 7, 4, 4, 5]),
  ask('dense of a fixed batch', dense, [4, 7, 5]),
  ask('dense with a name', wrap('Dense', { units: 3 }, 'head'), [null, 7, 5]),
  ask('dense without bias', wrap('Dense', { units: 3, useBias: false }), [null, 7, 5]),
  ask('convolution', wrap('Conv2D', { filters: 4, kernelSize: 3 }), [null, 6, 8, 8, 3]),
  ask('convolution, same', wrap('Conv2D', { filters: 4, kernelSize: 3, strides: 2, padding: 'same' }), [
    null,
    null,
    9,
    9,
    3,
  ]),
  ask('convolution of open pictures', wrap('Conv2D', { filters: 4, kernelSize: 3 }), [
    null,
    6,
    null,
    null,
    3,
  ]),
  ask('pooling', wrap('MaxPooling2D'), [null, 6, 8, 8, 3]),
  ask('flatten', wrap('Flatten'), [null, 6, 8, 8, 3]),
  ask('flatten of a row', wrap('Flatten'), [null, 6, 8]),
  ask('reshape', wrap('Reshape', { targetShape: [2, -1] }), [null, 6, 8]),
  ask('dropout', wrap('Dropout', { rate: 0.5 }), [null, 6, 8]),
  ask('activation', wrap('Activation', { activation: 'relu' }), [null, 6, 8]),
  ask('batch normalisation', wrap('BatchNormalization'), [null, 6, 8]),
  ask('layer normalisation', wrap('LayerNormalization'), [null, 6, 8]),
  ask('global pooling', wrap('GlobalAveragePooling2D'), [null, 6, 8, 8, 3]),
  ask('a sequence of sequences', wrap('LSTM', { units: 3 }), [null, 6, 7, 5]),
  ask('a sequence of sequences, every output', wrap('GRU', { units: 3, returnSequences: true }), [
    null,
    6,
    7,
    5,
  ]),
  ask('embedding', wrap('Embedding', { inputDim: 10, outputDim: 3 }), {
    shape: [null, 6, 7],
    dtype: 'int32',
  }),
  ask('another inside', wrap('TimeDistributed', dense), [null, 6, 7, 5]),
  ask('batch normalisation behind a mask', wrap('BatchNormalization'), { shape: [null, 6, 8], masked: true }),
  ask('penalties inside', wrap('Dense', { units: 3, kernelRegularizer: 'l2', activityRegularizer: 'l2' }), [
    null,
    7,
    5,
  ]),
  ask(
    'both ways inside',
    wrap('Bidirectional', { layer: { layer: { kind: 'GRU', params: { units: 2 } } } }),
    [null, 3, 7, 5],
  ),
  ask('one step', dense, [null, 1, 5]),
  ask('frozen inside', wrap('Dense', { units: 3, trainable: false }), [null, 7, 5]),
  ask('half precision inside', wrap('Dense', { units: 3, dtype: 'float16' }), [null, 7, 5]),
  ...commonCases(dense, [null, 7, 5]),
  ask('on a row', dense, [null, 5]),
  ask('on one axis', dense, [null]),
  ask('a merge inside', wrap('Add'), [null, 7, 5]),
  ask('nothing inside', {}, [null, 7, 5]),
  ask('a name instead of a layer', { layer: 'Dense' }, [null, 7, 5]),
  ask('an unknown layer', wrap('Nobody'), [null, 7, 5]),
  ask('wrong parameters inside', wrap('Dense', { units: 0 }), [null, 7, 5]),
  ask('open features', dense, [null, 7, null]),
  ask('a reshape that does not fit', wrap('Reshape', { targetShape: [3] }), [null, 6, 8]),
  ask('a layer that does not tell its shape', wrap('LayerScale', { initValues: 0.1, projectionDim: 5 }), [
    null,
    7,
    5,
  ]),
  {
    ...ask('a sequence layer on rows of a fixed batch', wrap('LSTM', { units: 3 }), [4, 6, 7]),
    stricter: 'Keras does not ask the layer inside how many axes it takes, and fails when it computes.',
  },
  ask('several outputs inside', wrap('LSTM', { units: 3, returnState: true }), [null, 6, 7, 5]),
];
