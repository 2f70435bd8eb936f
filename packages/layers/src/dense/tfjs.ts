import type { Params } from '../core/define.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { activationFault, activationValue } from '../families/activation-value.js';
import { adaptedCall } from '../families/lora-call.js';
import type { ActivationName } from '../fields/index.js';
import { objectsConfig } from '../objects/tfjs-values.js';

type DenseParams = Params & {
  readonly units: number;
  readonly activation: ActivationName;
  readonly useBias: boolean;
  readonly loraRank: number | null;
};

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<DenseParams> = (p, _inputs, inferred) => {
  const fault = activationFault(p.activation);
  if (fault !== undefined) return { refuse: fault };
  const { units, useBias, loraRank } = p;
  const activation = activationValue(p.activation);
  const config = { units, activation, useBias, ...objectsConfig(p, 'kernel', 'bias') };
  return loraRank === null
    ? { layer: 'dense', config }
    : adaptedCall('LoraDense', { ...config, loraRank }, inferred);
};
