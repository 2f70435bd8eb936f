import type { CommonParams } from '../core/common.js';
import type { InferContext, Inferred, InputPort, Step, Weight } from '../core/define.js';
import type { Field, ParamsOf } from '../core/field.js';
import { accept } from '../core/schema.js';
import type { Dim, KnownTensor, Shape, Tensor } from '../core/tensor.js';
import {
  activation,
  constraint,
  count,
  flag,
  initializer,
  number,
  regularizer,
  seedField,
} from '../fields/index.js';
import { activityRegularizerField, biasObjects, kernelObjects, useBiasField } from './convolution-fields.js';
import { computed } from './keeping.js';

/** A share that Keras brings between 0 and 1 by itself. */
function clampedShare(label: string, help: string): Field<number> {
  return {
    ...number({
      label,
      help,
      default: 0,
      short: (value) => (value === 0 ? undefined : `${label.toLowerCase()} ${value}`),
    }),
    control: { type: 'fraction' },
  };
}

export const unitsField = count({
  label: 'Units',
  help: 'How many numbers the state has, and come out.',
  short: String,
});

export const activationField = activation({
  default: 'tanh',
  short: (value) => (value === 'tanh' ? undefined : value),
});

export const recurrentActivationField = activation({
  label: 'Recurrent activation',
  help: 'The function of the gates.',
  default: 'sigmoid',
  advanced: true,
  short: (value) => (value === 'sigmoid' ? undefined : `gates ${value}`),
});

export const unitForgetBiasField = flag({
  label: 'Forget bias 1',
  help: 'Whether the bias of the forget gate starts at 1, so that nothing is forgotten at first.',
  default: true,
  advanced: true,
});

/** How the weights of a recurrent layer start, are held and are penalised, and how it drops out. */
export const cellFields = {
  useBias: useBiasField,
  ...kernelObjects,
  recurrentInitializer: initializer('Orthogonal', { label: 'Recurrent initializer' }),
  recurrentRegularizer: regularizer(
    'Recurrent regularizer',
    'A penalty on the recurrent kernel, added to the loss.',
  ),
  recurrentConstraint: constraint('Recurrent constraint', 'Applied to the recurrent kernel after each step.'),
  ...biasObjects,
  activityRegularizer: activityRegularizerField,
  dropout: clampedShare('Dropout', 'The share of the inputs that is left out in training.'),
  recurrentDropout: clampedShare('Recurrent dropout', 'The share of the state that is left out in training.'),
  seed: seedField,
};

/** What a recurrent layer gives, and in which order it reads. */
export const sequenceFields = {
  returnSequences: flag({
    label: 'Return sequences',
    help: 'Whether every step gives an output, not only the last.',
    default: false,
    short: (value) => (value ? 'sequences' : undefined),
  }),
  returnState: flag({
    label: 'Return state',
    help: 'Whether the last state comes out too.',
    default: false,
    advanced: true,
    short: (value) => (value ? 'state' : undefined),
  }),
  goBackwards: flag({
    label: 'Go backwards',
    help: 'Whether the sequence is read from its end.',
    default: false,
    advanced: true,
    short: (value) => (value ? 'backwards' : undefined),
  }),
  stateful: flag({
    label: 'Stateful',
    help: 'Whether the last state of a batch is the first of the next. The batch has to be fixed.',
    default: false,
    advanced: true,
    short: (value) => (value ? 'stateful' : undefined),
  }),
  zeroOutputForMask: flag({
    label: 'Zeros for masked steps',
    help: 'Whether a step that is masked gives zeros, instead of the output of the step before it.',
    default: false,
    advanced: true,
  }),
};

export const unrollField = flag({
  label: 'Unroll',
  help: 'Whether the steps are written out one by one: quicker for short sequences, and needs more memory.',
  default: false,
  advanced: true,
});

export const useCudnnField: Field<boolean | 'auto'> = {
  label: 'Use cuDNN',
  help: 'Whether the quick kernels of a GPU are used: where they can be (auto), always, or never.',
  default: 'auto',
  schema: accept((raw) => typeof raw === 'boolean' || raw === 'auto'),
  control: { type: 'value' },
  expected: 'true, false or "auto"',
  advanced: true,
};

/** Arguments of RNN, from which all of these derive, that their own constructors do not name. */
export const inheritedOfSequences = ['zero_output_for_mask'];

export const sequenceInputs: readonly InputPort[] = [{ name: 'sequence', ranks: [3], dtype: 'any' }];

/** What makes one cell different from another. */
export interface Cell {
  /** The name its weights stand under: `lstm_cell`. */
  readonly name: string;
  /** Kernels beside each other: 4 for LSTM, 3 for GRU, 1 for the simple one. */
  readonly gates: number;
  /** How many states it carries from step to step. */
  readonly states: number;
}

type SequenceParams = ParamsOf<typeof sequenceFields> & ParamsOf<typeof cellFields> & CommonParams;
type RecurrentParams = SequenceParams & { readonly units: number; readonly unroll: boolean };

/**
 * SimpleRNN, LSTM and GRU: shape and weights.
 *
 * @param biasShape of all gates, where it is not one row
 */
export function inferRecurrent(
  p: RecurrentParams,
  [x]: readonly KnownTensor[],
  context: InferContext,
  { name, gates, states }: Cell,
  biasShape: Shape = [gates * p.units],
): Inferred {
  const [batch, steps, features] = x?.shape ?? [];
  if (features === null) {
    context.report('recurrent/features-open', {
      onlyToBuild: true,
      input: 0,
      message: 'The number of features of a step has to be known: the kernel is made for it.',
    });
  }
  checkStateful(p, batch, context);
  if (p.unroll && steps === null) {
    context.report('recurrent/unroll-open', {
      severity: 'warning',
      param: 'unroll',
      message: 'A sequence of open length cannot be unrolled: Keras builds this, but fails when it runs.',
      suggestions: [{ set: { unroll: undefined }, title: 'Do not unroll' }],
    });
  }
  const width = gates * p.units;
  const weights: Weight[] = [
    {
      path: `${name}/kernel`,
      shape: [features === null ? undefined : features, width],
      trainable: true,
      initializer: p.kernelInitializer,
    },
    {
      path: `${name}/recurrent_kernel`,
      shape: [p.units, width],
      trainable: true,
      initializer: p.recurrentInitializer,
    },
  ];
  if (p.useBias) {
    weights.push({ path: `${name}/bias`, shape: biasShape, trainable: true, initializer: p.biasInitializer });
  }
  return { outputs: sequenceOutputs(p, [batch, steps, p.units], states, x?.masked === true), weights };
}

export function checkStateful(p: SequenceParams, batch: Shape[number], context: InferContext): void {
  if (!p.stateful || batch !== null) return;
  context.report('recurrent/stateful-batch-open', {
    onlyToBuild: true,
    param: 'stateful',
    message: 'A layer that keeps its state needs a batch of fixed size: say it at the Input.',
    expected: 'a batch of fixed size',
    received: 'an open one',
    suggestions: [{ set: { stateful: undefined }, title: 'Do not keep the state' }],
  });
}

/** The output, and the states where they are asked for. A mask goes on with a sequence. */
export function sequenceOutputs(
  p: SequenceParams,
  [batch, steps, ...step]: Shape,
  states: number,
  masked: boolean,
): Tensor[] {
  const one = [batch, ...step];
  const output = p.returnSequences ? computed(p, [batch, steps, ...step], masked) : computed(p, one);
  return p.returnState ? [output, ...Array.from({ length: states }, () => computed(p, one))] : [output];
}

/** Gates × (input + units) × units for each step; null while the length is open. */
export function recurrentMacs(gates: number) {
  return (p: { readonly units: number }, [x]: readonly KnownTensor[]): number | null => {
    const [, steps, features] = x?.shape ?? [];
    if (typeof steps !== 'number' || typeof features !== 'number') return null;
    return steps * gates * (features + p.units) * p.units;
  };
}

export function explainRecurrent(
  p: { readonly units: number; readonly returnSequences: boolean },
  [x]: readonly KnownTensor[],
  { weights }: Inferred,
): readonly Step[] {
  const [, steps, features] = x?.shape ?? [];
  const width = weights?.[0]?.shape[1];
  const gates = typeof width === 'number' ? width / p.units : undefined;
  return [
    stepsStep(p, steps),
    { label: 'features', text: 'one for each unit', result: String(p.units) },
    ...(typeof steps === 'number' && typeof features === 'number' && gates !== undefined
      ? [
          {
            label: 'MACs',
            text: `${steps} · ${gates}·(${features} + ${p.units})·${p.units}`,
            result: String(steps * gates * (features + p.units) * p.units),
            note: 'for each step: gates · (input + units) · units',
          },
        ]
      : []),
  ];
}

/** What becomes of the steps of a sequence. */
export function stepsStep({ returnSequences }: { readonly returnSequences: boolean }, steps: Dim): Step {
  if (!returnSequences) return { label: 'steps', text: 'only the last gives an output' };
  return {
    label: 'steps',
    text: 'one output for each',
    result: typeof steps === 'number' ? String(steps) : 'n',
  };
}
