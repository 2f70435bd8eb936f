import type { TfjsTarget } from '../core/tfjs.js';
import { activationFault, activationValue } from '../families/activation-value.js';
import type { ActivationName } from '../fields/index.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<{ readonly activation: ActivationName }> = ({ activation: name }) => {
  const fault = activationFault(name);
  return fault === undefined
    ? { layer: 'activation', config: { activation: activationValue(name) } }
    : { refuse: fault };
};
