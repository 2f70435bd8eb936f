import { argumentsOf, type RecipeObject } from './objects.js';

/** What a loss compares the output with: the number of a class, a row with a one at the class, zeros and ones, or any numbers. */
export type Target = 'ids' | 'oneHot' | 'binary' | 'numbers';

export interface Loss extends RecipeObject {
  readonly target: Target;
  /** The output has to be probabilities over the classes (`softmax`) or of each (`sigmoid`), unless `fromLogits` is set. */
  readonly expects?: 'softmax' | 'sigmoid';
}

/** The losses of Keras. Source: https://keras.io/api/losses/ */
export const losses: readonly Loss[] = [
  {
    name: 'SparseCategoricalCrossentropy',
    identifier: 'sparse_categorical_crossentropy',
    help: 'One class of several, given by its number.',
    target: 'ids',
    expects: 'softmax',
    arguments: argumentsOf({ from_logits: false, ignore_class: null }),
  },
  {
    name: 'CategoricalCrossentropy',
    identifier: 'categorical_crossentropy',
    help: 'One class of several, given as a row of zeros with a one.',
    target: 'oneHot',
    expects: 'softmax',
    arguments: argumentsOf({ from_logits: false, label_smoothing: 0 }),
  },
  {
    name: 'CategoricalFocalCrossentropy',
    identifier: 'categorical_focal_crossentropy',
    help: 'Cross-entropy that looks at the hard examples.',
    target: 'oneHot',
    expects: 'softmax',
    arguments: argumentsOf({ alpha: 0.25, gamma: 2, from_logits: false, label_smoothing: 0 }),
  },
  {
    name: 'BinaryCrossentropy',
    identifier: 'binary_crossentropy',
    help: 'Yes or no, for each output.',
    target: 'binary',
    expects: 'sigmoid',
    arguments: argumentsOf({ from_logits: false, label_smoothing: 0 }),
  },
  {
    name: 'BinaryFocalCrossentropy',
    identifier: 'binary_focal_crossentropy',
    help: 'Yes or no, looking at the hard examples.',
    target: 'binary',
    expects: 'sigmoid',
    arguments: argumentsOf({
      apply_class_balancing: false,
      alpha: 0.25,
      gamma: 2,
      from_logits: false,
      label_smoothing: 0,
    }),
  },
  {
    name: 'MeanSquaredError',
    identifier: 'mean_squared_error',
    help: 'The mean of the squared differences.',
    target: 'numbers',
    arguments: [],
  },
  {
    name: 'MeanAbsoluteError',
    identifier: 'mean_absolute_error',
    help: 'The mean of the absolute differences.',
    target: 'numbers',
    arguments: [],
  },
  {
    name: 'MeanAbsolutePercentageError',
    identifier: 'mean_absolute_percentage_error',
    help: 'The differences in per cent.',
    target: 'numbers',
    arguments: [],
  },
  {
    name: 'MeanSquaredLogarithmicError',
    identifier: 'mean_squared_logarithmic_error',
    help: 'The squared differences of the logarithms.',
    target: 'numbers',
    arguments: [],
  },
  {
    name: 'Huber',
    identifier: 'huber',
    help: 'Squared near zero, absolute far from it.',
    target: 'numbers',
    arguments: argumentsOf({ delta: 1 }),
  },
  {
    name: 'LogCosh',
    identifier: 'log_cosh',
    help: 'A smooth absolute difference.',
    target: 'numbers',
    arguments: [],
  },
  { name: 'Poisson', identifier: 'poisson', help: 'For counts.', target: 'numbers', arguments: [] },
  {
    name: 'KLDivergence',
    identifier: 'kl_divergence',
    help: 'Between two distributions.',
    target: 'numbers',
    arguments: [],
  },
  {
    name: 'CosineSimilarity',
    identifier: 'cosine_similarity',
    help: 'The angle between two vectors.',
    target: 'numbers',
    arguments: argumentsOf({ axis: -1 }),
  },
  { name: 'Dice', identifier: 'dice', help: 'The overlap of two masks.', target: 'binary', arguments: [] },
];

/** Metrics. `accuracy` is Keras' word for the accuracy that fits the loss. Source: https://keras.io/api/metrics/ */
export const metrics: readonly RecipeObject[] = [
  { name: 'accuracy', identifier: 'accuracy', help: 'The share of right answers.', arguments: [] },
  {
    name: 'MeanAbsoluteError',
    identifier: 'mean_absolute_error',
    help: 'The mean of the absolute differences.',
    arguments: [],
  },
  {
    name: 'MeanSquaredError',
    identifier: 'mean_squared_error',
    help: 'The mean of the squared differences.',
    arguments: [],
  },
  { name: 'RootMeanSquaredError', help: 'Its root.', arguments: [] },
  {
    name: 'AUC',
    help: 'The area under the curve of true against false positives.',
    arguments: argumentsOf({ num_thresholds: 200, curve: 'ROC', from_logits: false }),
  },
  {
    name: 'Precision',
    help: 'How many of the found are right.',
    arguments: argumentsOf({ thresholds: null, top_k: null, class_id: null }),
  },
  {
    name: 'Recall',
    help: 'How many of the right are found.',
    arguments: argumentsOf({ thresholds: null, top_k: null, class_id: null }),
  },
  {
    name: 'TopKCategoricalAccuracy',
    help: 'The right class is among the best few.',
    arguments: argumentsOf({ k: 5 }),
  },
  {
    name: 'SparseTopKCategoricalAccuracy',
    help: 'The right class is among the best few.',
    arguments: argumentsOf({ k: 5 }),
  },
];
