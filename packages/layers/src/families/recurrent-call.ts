import type { Params } from '../core/define.js';
import type { KnownTensor } from '../core/tensor.js';
import type { TfjsCall, TfjsConfig, TfjsRefusal } from '../core/tfjs.js';
import type { ActivationName } from '../fields/activation.js';
import { objectsConfig } from '../objects/tfjs-values.js';
import { activationFault, activationValue } from './activation-value.js';

/** What the recurrent kinds have in common. */
export type RecurrentParams = Params & {
  readonly activation: ActivationName;
  readonly recurrentActivation?: ActivationName;
  readonly unitForgetBias?: boolean;
  readonly useBias: boolean;
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly returnSequences: boolean;
  readonly returnState: boolean;
  readonly goBackwards: boolean;
  readonly stateful: boolean;
  readonly zeroOutputForMask: boolean;
};

/** The classes that a kind may be: a layer of TensorFlow.js, and one of ours. */
interface Classes {
  readonly layer: string;
  readonly own: string;
}

/**
 * SimpleRNN, LSTM, GRU and ConvLSTM2D. Porting note: TensorFlow.js' own forget the penalties on their weights, leave
 * tensors behind where they drop out or keep their state, run again for each state that comes out, and take no mask that
 * is a tensor; they print a warning where they are to be unrolled, which changes no number, so that is never said.
 *
 * @param config the arguments that the kind has by itself
 * @param alike false where TensorFlow.js computes these otherwise
 */
export function recurrentCall(
  p: RecurrentParams,
  [x]: readonly KnownTensor[],
  { layer, own }: Classes,
  config: TfjsConfig,
  alike = true,
): TfjsCall | TfjsRefusal {
  const { recurrentActivation, unitForgetBias, useBias } = p;
  const fault =
    activationFault(p.activation) ?? (recurrentActivation && activationFault(recurrentActivation));
  if (fault !== undefined) return { refuse: fault };
  if (p['activityRegularizer'] && p.returnState)
    return {
      refuse: 'A penalty on the output and on the states that come out too cannot be had in TensorFlow.js.',
    };
  const both = {
    ...config,
    activation: activationValue(p.activation),
    ...(recurrentActivation ? { recurrentActivation: activationValue(recurrentActivation) } : {}),
    useBias,
    ...objectsConfig(p, 'kernel', 'recurrent', 'bias'),
    ...(unitForgetBias === undefined ? {} : { unitForgetBias }),
    returnSequences: p.returnSequences,
    returnState: p.returnState,
    goBackwards: p.goBackwards,
  };
  const masked = x?.masked === true;
  const shares = { dropout: effective(p.dropout), recurrentDropout: effective(p.recurrentDropout) };
  // It cannot be trained on a sequence of one step.
  const steps = x?.shape[1] ?? 1;
  const plain =
    steps > 1 &&
    !masked &&
    !p.returnState &&
    !p.stateful &&
    !isPenalised(p) &&
    shares.dropout + shares.recurrentDropout === 0;
  if (alike && plain) return { layer, config: both };
  return {
    own,
    config: { ...both, ...shares, stateful: p.stateful, zeroOutputForMask: p.zeroOutputForMask },
    masks: masked ? [0] : [],
  };
}

/** Keras brings a share between 0 and 1, and at 1 drops nothing. */
function effective(share: number): number {
  return share > 0 && share < 1 ? share : 0;
}

/** Whether a penalty on a weight is added to the loss. */
export function isPenalised(params: Params): boolean {
  return Object.entries(params).some(
    ([param, value]) =>
      param.endsWith('Regularizer') && param !== 'activityRegularizer' && (value ?? null) !== null,
  );
}
