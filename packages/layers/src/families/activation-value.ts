import type { TfjsValue } from '../core/tfjs.js';
import type { ActivationName } from '../fields/activation.js';

/** The activations that TensorFlow.js has and computes as Keras does, by their name there. */
const native: ReadonlyMap<ActivationName, string> = new Map([
  ['linear', 'linear'],
  ['relu', 'relu'],
  ['sigmoid', 'sigmoid'],
  ['tanh', 'tanh'],
  ['softmax', 'softmax'],
  ['gelu', 'gelu'],
  ['silu', 'swish'],
  ['elu', 'elu'],
  ['selu', 'selu'],
  ['relu6', 'relu6'],
  ['mish', 'mish'],
  ['softplus', 'softplus'],
  ['softsign', 'softsign'],
  ['log_softmax', 'logSoftmax'],
]);

/** Why an activation cannot be had; undefined where it can. */
export function activationFault(name: ActivationName): string | undefined {
  return name === 'threshold'
    ? 'The activation threshold needs two numbers that a name cannot give: such a layer cannot be run.'
    : undefined;
}

/** An activation in the config of any layer: TensorFlow.js' own by its name, else one of ours. */
export function activationValue(name: ActivationName): TfjsValue {
  const known = native.get(name);
  if (known !== undefined) return known;
  return { name: name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) };
}
