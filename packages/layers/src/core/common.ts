import { noneIsDefault } from '../fields/reading.js';
import { choice, flag } from '../fields/simple.js';
import type { ParamsOf } from './field.js';
import type { DType } from './tensor.js';

/** The precisions a layer can work in: Keras' dtype policies. */
export const dtypePolicies = [
  'float32',
  'float16',
  'bfloat16',
  'float64',
  'mixed_float16',
  'mixed_bfloat16',
] as const;

/**
 * Other types that Keras takes as a policy, for layers that give bytes or whole numbers. Not int8 or float8: these ask
 * for quantisation.
 */
const otherPolicies = ['int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64', 'bool'] as const;

/** What Keras gives every layer. */
export const commonFields = {
  trainable: flag({
    label: 'Trainable',
    help: 'Whether training changes the weights of this layer.',
    default: true,
    advanced: true,
    short: (value) => (value ? undefined : 'frozen'),
  }),
  dtype: noneIsDefault({
    ...choice([...dtypePolicies, ...otherPolicies], {
      label: 'Precision',
      help: 'The number format the layer computes in and keeps its weights in. The mixed ones compute in 16 bits and keep weights in 32.',
      default: 'float32',
      advanced: true,
      short: (value) => (value === 'float32' ? undefined : value),
    }),
    control: { type: 'choice', options: dtypePolicies },
    expected: `one of ${dtypePolicies.join(', ')}`,
  }),
};

export type CommonParams = ParamsOf<typeof commonFields>;

/** The type a layer computes in under a policy: `mixed_float16` computes in float16. */
export function computeType(policy: unknown): DType {
  if (policy === 'mixed_float16') return 'float16';
  if (policy === 'mixed_bfloat16') return 'bfloat16';
  return typeof policy === 'string' && policy !== '' ? (policy as DType) : 'float32';
}

/** The type a layer keeps its weights in under a policy: the mixed ones keep float32. */
export function variableType(policy: unknown): DType {
  if (policy === 'mixed_float16' || policy === 'mixed_bfloat16') return 'float32';
  return typeof policy === 'string' && policy !== '' ? (policy as DType) : 'float32';
}
