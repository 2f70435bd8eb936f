import type { TfjsConfig } from './tfjs.js';

const weighted = (...weights: readonly string[]): TfjsConfig =>
  Object.fromEntries(
    weights.flatMap((weight) => [
      [`${weight}Initializer`, weight === 'bias' ? 'zeros' : 'glorotNormal'],
      [`${weight}Regularizer`, null],
      [`${weight}Constraint`, null],
    ]),
  );

const convolution: TfjsConfig = {
  padding: 'valid',
  dataFormat: 'channelsLast',
  dilationRate: 1,
  strides: 1,
  activation: 'linear',
  useBias: true,
  ...weighted('kernel', 'bias'),
};

const { dataFormat: _format, ...signals } = convolution;
const { dilationRate: _rate, ...transposed } = convolution;

const recurrent: TfjsConfig = {
  activation: 'tanh',
  useBias: true,
  ...weighted('kernel', 'recurrent', 'bias'),
  recurrentInitializer: 'orthogonal',
  dropout: 0,
  recurrentDropout: 0,
  returnSequences: false,
  returnState: false,
  goBackwards: false,
  stateful: false,
};
const gated: TfjsConfig = { ...recurrent, recurrentActivation: 'hardSigmoid' };

const pooling: TfjsConfig = { padding: 'valid', dataFormat: 'channelsLast', strides: null };
const globalPooling: TfjsConfig = { dataFormat: 'channelsLast' };

/**
 * What the layers of TensorFlow.js 4.22 take where an argument is not said. These are not Keras' (`Dense` starts from
 * another distribution), which is why an argument is printed when it differs from these, whatever Keras has.
 * A test compares the table with the library.
 */
export const tfjsDefaults: { readonly [layer: string]: TfjsConfig } = {
  input: { dtype: 'float32' },
  dense: { activation: 'linear', useBias: true, ...weighted('kernel', 'bias') },
  conv1d: signals,
  conv2d: convolution,
  conv3d: convolution,
  conv2dTranspose: transposed,
  conv3dTranspose: transposed,
  depthwiseConv2d: {
    padding: 'valid',
    dataFormat: 'channelsLast',
    dilationRate: 1,
    strides: 1,
    activation: 'linear',
    useBias: true,
    depthMultiplier: 1,
    ...weighted('depthwise', 'bias'),
  },
  separableConv2d: {
    padding: 'valid',
    dataFormat: 'channelsLast',
    dilationRate: 1,
    strides: 1,
    activation: 'linear',
    useBias: true,
    ...weighted('bias'),
    depthwiseInitializer: 'glorotUniform',
    depthwiseRegularizer: null,
    depthwiseConstraint: null,
    pointwiseInitializer: 'glorotUniform',
    pointwiseRegularizer: null,
    pointwiseConstraint: null,
  },
  maxPooling1d: { padding: 'valid', strides: null },
  averagePooling1d: { padding: 'valid', strides: null },
  maxPooling2d: pooling,
  averagePooling2d: pooling,
  maxPooling3d: pooling,
  averagePooling3d: pooling,
  globalMaxPooling2d: globalPooling,
  globalAveragePooling2d: globalPooling,
  batchNormalization: {
    axis: -1,
    momentum: 0.99,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
    betaRegularizer: null,
    gammaRegularizer: null,
    betaConstraint: null,
    gammaConstraint: null,
  },
  layerNormalization: {
    axis: -1,
    epsilon: 0.001,
    center: true,
    scale: true,
    betaInitializer: 'zeros',
    gammaInitializer: 'ones',
    betaRegularizer: null,
    gammaRegularizer: null,
  },
  dropout: { noiseShape: null },
  embedding: {
    embeddingsInitializer: 'randomUniform',
    embeddingsRegularizer: null,
    embeddingsConstraint: null,
  },
  reLU: { maxValue: null },
  leakyReLU: { alpha: 0.3 },
  elu: { alpha: 1 },
  prelu: { alphaInitializer: 'zeros', alphaRegularizer: null, alphaConstraint: null, sharedAxes: null },
  concatenate: { axis: -1 },
  zeroPadding2d: { padding: 1, dataFormat: 'channelsLast' },
  rescaling: { offset: 0 },
  cropping2D: { dataFormat: 'channelsLast' },
  upSampling2d: { size: [2, 2], dataFormat: 'channelsLast', interpolation: 'nearest' },
  simpleRNN: recurrent,
  gru: gated,
  lstm: gated,
  convLstm2d: {
    ...gated,
    padding: 'valid',
    dataFormat: 'channelsLast',
    strides: 1,
    dilationRate: 1,
  },
  bidirectional: { mergeMode: 'concat' },
};
