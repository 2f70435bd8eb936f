import type { Field } from '../core/field.js';
import { oneOf, readAs } from '../core/schema.js';
import type { Said } from './simple.js';

/**
 * The activations of Keras 3.15 by their name there, the most used first. A test compares the list with the real one.
 * Source: keras.src.activations (ALL_OBJECTS), https://keras.io/api/layers/activations/
 */
export const activations = [
  'linear',
  'relu',
  'sigmoid',
  'tanh',
  'softmax',
  'gelu',
  'silu',
  'elu',
  'selu',
  'celu',
  'leaky_relu',
  'relu6',
  'mish',
  'softplus',
  'softsign',
  'hard_sigmoid',
  'hard_silu',
  'hard_tanh',
  'hard_shrink',
  'soft_shrink',
  'tanh_shrink',
  'log_sigmoid',
  'log_softmax',
  'exponential',
  'squareplus',
  'sparse_plus',
  'sparse_sigmoid',
  'sparsemax',
  'glu',
  'threshold',
] as const;
export type ActivationName = (typeof activations)[number];

/** Names that Keras takes for the same function. */
export const activationSynonyms: ReadonlyMap<string, ActivationName> = new Map([
  ['swish', 'silu'],
  ['hard_swish', 'hard_silu'],
]);

/** An activation by its name; null and `linear` are the same, and read as `linear`. */
export function activation(said: Partial<Said<ActivationName>> = {}): Field<ActivationName> {
  return {
    label: 'Activation',
    help: 'The function applied to the result, element by element (softmax: over the last axis).',
    default: 'linear',
    short: (value) => (value === 'linear' ? undefined : value),
    ...said,
    schema: readAs(
      (raw) =>
        raw === null ? 'linear' : typeof raw === 'string' ? (activationSynonyms.get(raw) ?? raw) : raw,
      oneOf(activations),
    ),
    control: { type: 'activation' },
    expected: 'the name of an activation of Keras',
  };
}

/** An activation that has to be said, as the layer Activation wants it: Keras gives it no default. */
export function requiredActivation(said: Partial<Said<ActivationName>> = {}): Field<ActivationName> {
  const { default: _none, ...field } = activation(said);
  return field;
}
