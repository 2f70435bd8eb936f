import {
  activation,
  anyCase,
  choice,
  constraint,
  count,
  dilation,
  flag,
  initializer,
  kernelSize,
  noneIsDefault,
  regularizer,
  strides,
} from '../fields/index.js';

const paddingSaid = {
  label: 'Padding',
  help: 'valid: the window stays inside the input. same: zeros are added around it, so that the output has the size of the input divided by the stride.',
  default: 'valid',
  short: (value: string) => (value === 'valid' ? undefined : value),
} as const;

/** Padding of a pooling window, which Keras reads letter by letter. */
export const paddingField = choice(['valid', 'same'], paddingSaid);

/** Padding of a convolution; `causal` is there for signals. */
export function convolutionPadding(causal: boolean) {
  const options = causal ? (['valid', 'same', 'causal'] as const) : (['valid', 'same'] as const);
  return anyCase(
    choice<readonly ('valid' | 'same' | 'causal')[]>(options, {
      ...paddingSaid,
      help: causal
        ? `${paddingSaid.help} causal: zeros only before the start, so that no output sees what comes later.`
        : paddingSaid.help,
    }),
  );
}

export const dataFormatField = noneIsDefault(
  anyCase(
    choice(['channels_last', 'channels_first'], {
      label: 'Data format',
      help: 'Where the channels stand: after the spatial axes, or before them.',
      default: 'channels_last',
      advanced: true,
      short: (value) => (value === 'channels_last' ? undefined : 'channels first'),
    }),
  ),
);

export const useBiasField = flag({
  label: 'Use bias',
  help: 'Whether a number is added to each output channel.',
  default: true,
  short: (value) => (value ? undefined : 'no bias'),
});

/** What all layers with a kernel and a bias say of how these start, are held and are penalised. */
export const kernelObjects = {
  kernelInitializer: initializer('GlorotUniform', { label: 'Kernel initializer' }),
  kernelRegularizer: regularizer('Kernel regularizer', 'A penalty on the kernel, added to the loss.'),
  kernelConstraint: constraint('Kernel constraint', 'Applied to the kernel after each step.'),
};

export const depthwiseObjects = {
  depthwiseInitializer: initializer('GlorotUniform', { label: 'Depthwise initializer' }),
  depthwiseRegularizer: regularizer(
    'Depthwise regularizer',
    'A penalty on the depthwise kernel, added to the loss.',
  ),
  depthwiseConstraint: constraint('Depthwise constraint', 'Applied to the depthwise kernel after each step.'),
};

export const pointwiseObjects = {
  pointwiseInitializer: initializer('GlorotUniform', { label: 'Pointwise initializer' }),
  pointwiseRegularizer: regularizer(
    'Pointwise regularizer',
    'A penalty on the pointwise kernel, added to the loss.',
  ),
  pointwiseConstraint: constraint('Pointwise constraint', 'Applied to the pointwise kernel after each step.'),
};

export const biasObjects = {
  biasInitializer: initializer('Zeros', { label: 'Bias initializer' }),
  biasRegularizer: regularizer('Bias regularizer', 'A penalty on the bias, added to the loss.'),
  biasConstraint: constraint('Bias constraint', 'Applied to the bias after each step.'),
};

export const activityRegularizerField = regularizer(
  'Activity regularizer',
  "A penalty on the layer's output, added to the loss.",
);

export const filtersField = count({
  label: 'Filters',
  help: 'How many feature maps come out.',
  short: String,
});

export const depthMultiplierField = count({
  label: 'Depth multiplier',
  help: 'How many filters each input channel has for itself.',
  default: 1,
  short: (value) => (value === 1 ? undefined : `×${value}`),
});

/** How the kernel of any convolution moves over that many spatial axes. */
export function kernelWindowFields(axes: number, { causal = false } = {}) {
  return {
    kernelSize: kernelSize(axes),
    strides: strides(axes),
    padding: convolutionPadding(causal),
    dataFormat: dataFormatField,
    dilationRate: dilation(axes),
  };
}

/** What is done to the result of any convolution. */
export const resultFields = { activation: activation(), useBias: useBiasField };
