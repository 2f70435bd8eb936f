import { argumentsOf, type RecipeObject } from './objects.js';

/** What every optimiser of Keras takes besides its own. Source: keras.src.optimizers.base_optimizer. */
const shared = {
  weight_decay: null,
  clipnorm: null,
  clipvalue: null,
  global_clipnorm: null,
  use_ema: false,
  ema_momentum: 0.99,
  ema_overwrite_frequency: null,
  loss_scale_factor: null,
  gradient_accumulation_steps: null,
};

function optimizer(
  name: string,
  help: string,
  own: { readonly [keras: string]: number | boolean | null },
): RecipeObject {
  return { name, help, arguments: argumentsOf({ ...own, ...without(shared, own) }) };
}

function without<T extends object>(all: T, taken: object): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !Object.hasOwn(taken, key))) as Partial<T>;
}

const adam = { learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 };

/** The optimisers of Keras with all their arguments and its defaults. Source: https://keras.io/api/optimizers/ */
export const optimizers: readonly RecipeObject[] = [
  optimizer('SGD', 'Gradient descent, with momentum if wanted.', {
    learning_rate: 0.01,
    momentum: 0,
    nesterov: false,
  }),
  optimizer('RMSprop', 'Divides the rate by a running average of the gradients.', {
    learning_rate: 0.001,
    rho: 0.9,
    momentum: 0,
    epsilon: 1e-7,
    centered: false,
  }),
  optimizer('Adam', 'Adapts the rate of every weight (Kingma and Ba 2014).', { ...adam, amsgrad: false }),
  optimizer('AdamW', 'Adam with weight decay taken apart (Loshchilov and Hutter 2017).', {
    ...adam,
    weight_decay: 0.004,
    amsgrad: false,
  }),
  optimizer('Nadam', 'Adam with Nesterov momentum.', adam),
  optimizer('Adamax', 'Adam with the maximum norm.', adam),
  optimizer('Adagrad', 'Slows down weights that changed much.', {
    learning_rate: 0.001,
    initial_accumulator_value: 0.1,
    epsilon: 1e-7,
  }),
  optimizer('Adadelta', 'Adagrad with a memory that fades.', {
    learning_rate: 0.001,
    rho: 0.95,
    epsilon: 1e-7,
  }),
  optimizer('Adafactor', 'Adam with little memory (Shazeer and Stern 2018).', {
    learning_rate: 0.001,
    beta_2_decay: -0.8,
    epsilon_1: 1e-30,
    epsilon_2: 1e-3,
    clip_threshold: 1,
    relative_step: true,
  }),
  optimizer('Lion', 'Uses only the sign of the momentum (Chen et al. 2023).', {
    learning_rate: 0.001,
    beta_1: 0.9,
    beta_2: 0.99,
  }),
  optimizer('Lamb', 'Adam with a rate for each layer, for large batches.', adam),
  optimizer('Ftrl', 'Follow the regularised leader, for sparse linear models.', {
    learning_rate: 0.001,
    learning_rate_power: -0.5,
    initial_accumulator_value: 0.1,
    l1_regularization_strength: 0,
    l2_regularization_strength: 0,
    l2_shrinkage_regularization_strength: 0,
    beta: 0,
  }),
];

/** How the rate changes with the steps. Source: https://keras.io/api/optimizers/learning_rate_schedules/ */
export const schedules: readonly RecipeObject[] = [
  {
    name: 'ExponentialDecay',
    help: 'Falls by a factor every so many steps.',
    arguments: argumentsOf({
      initial_learning_rate: undefined,
      decay_steps: undefined,
      decay_rate: undefined,
      staircase: false,
    }),
  },
  {
    name: 'InverseTimeDecay',
    help: 'Falls as one over the steps.',
    arguments: argumentsOf({
      initial_learning_rate: undefined,
      decay_steps: undefined,
      decay_rate: undefined,
      staircase: false,
    }),
  },
  {
    name: 'CosineDecay',
    help: 'Falls along half a cosine, after a warm-up if wanted.',
    arguments: argumentsOf({
      initial_learning_rate: undefined,
      decay_steps: undefined,
      alpha: 0,
      warmup_target: null,
      warmup_steps: 0,
    }),
  },
  {
    name: 'CosineDecayRestarts',
    help: 'Falls along half a cosine, again and again.',
    arguments: argumentsOf({
      initial_learning_rate: undefined,
      first_decay_steps: undefined,
      t_mul: 2,
      m_mul: 1,
      alpha: 0,
    }),
  },
  {
    name: 'PolynomialDecay',
    help: 'Falls along a power to an end.',
    arguments: argumentsOf({
      initial_learning_rate: undefined,
      decay_steps: undefined,
      end_learning_rate: 0.0001,
      power: 1,
      cycle: false,
    }),
  },
];

/** Source: https://keras.io/api/callbacks/ */
export const callbacks: readonly RecipeObject[] = [
  {
    name: 'EarlyStopping',
    help: 'Stops when a number does not get better any more.',
    arguments: argumentsOf({
      monitor: 'val_loss',
      min_delta: 0,
      patience: 0,
      mode: 'auto',
      baseline: null,
      restore_best_weights: false,
      start_from_epoch: 0,
    }),
  },
  {
    name: 'ReduceLROnPlateau',
    help: 'Lowers the rate when a number does not get better any more.',
    arguments: argumentsOf({
      monitor: 'val_loss',
      factor: 0.1,
      patience: 10,
      mode: 'auto',
      min_delta: 0.0001,
      cooldown: 0,
      min_lr: 0,
    }),
  },
  {
    name: 'TerminateOnNaN',
    help: 'Stops when the loss is not a number.',
    arguments: argumentsOf({ raise_error: false }),
  },
];
