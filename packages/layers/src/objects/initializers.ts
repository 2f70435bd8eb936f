import type { Field } from '../core/field.js';
import { accept, readAs } from '../core/schema.js';
import { axes } from '../fields/lists.js';
import { choice, flag, number, optional, seedField } from '../fields/simple.js';
import { defineObject, type ObjectDefinition } from './define.js';

const fanAxes = (label: string) =>
  optional(
    axes({
      label,
      help: 'The axes of the weights that are counted, where they are not the usual ones.',
      advanced: true,
      min: 0,
    }),
  );

/** Arguments that all initializers by the number of inputs and outputs have. */
const fanFields = { seed: seedField, inputAxes: fanAxes('Input axes'), outputAxes: fanAxes('Output axes') };

function byFan(name: string, identifier: string, help: string): ObjectDefinition {
  return defineObject({ family: 'initializer', name, identifier, help, params: fanFields });
}

const mean = number({ label: 'Mean', help: 'Centre of the distribution.', default: 0 });
const stddev = number({ label: 'Standard deviation', help: 'Its spread.', default: 0.05 });
const gain = number({ label: 'Gain', help: 'Factor on the matrix.', default: 1 });

function isNumbers(value: unknown, depth: number): boolean {
  if (Array.isArray(value))
    return depth > 0 && value.length > 0 && value.every((item) => isNumbers(item, depth - 1));
  return typeof value === 'number' && Number.isFinite(value);
}

/** One number for all weights, or an array of them that is broadcast to their shape. */
const constantValue: Field<unknown> = {
  label: 'Value',
  help: 'The number that every weight starts as.',
  default: 0,
  schema: accept((value) => isNumbers(value, 8)),
  control: { type: 'number' },
  expected: 'a number, or an array of numbers',
};

/** Keras takes any case here, and `normal` for the truncated one. */
const distribution: Field<string> = (() => {
  const field = choice(['truncated_normal', 'untruncated_normal', 'uniform'], {
    label: 'Distribution',
    help: 'What is drawn from.',
    default: 'truncated_normal',
  });
  const spelled = (raw: unknown) =>
    typeof raw !== 'string' ? raw : raw.toLowerCase() === 'normal' ? 'truncated_normal' : raw.toLowerCase();
  return { ...field, schema: readAs<string>(spelled, field.schema) } as Field<string>;
})();

/** Source: https://keras.io/api/layers/initializers/ */
export const initializers: readonly ObjectDefinition[] = [
  byFan(
    'GlorotUniform',
    'glorot_uniform',
    'Uniform within ±√(6 / (fan in + fan out)) (Glorot and Bengio 2010).',
  ),
  byFan('GlorotNormal', 'glorot_normal', 'Truncated normal, variance 2 / (fan in + fan out).'),
  byFan('HeUniform', 'he_uniform', 'Uniform within ±√(6 / fan in) (He et al. 2015).'),
  byFan('HeNormal', 'he_normal', 'Truncated normal, variance 2 / fan in.'),
  byFan('LecunUniform', 'lecun_uniform', 'Uniform within ±√(3 / fan in).'),
  byFan('LecunNormal', 'lecun_normal', 'Truncated normal, variance 1 / fan in.'),
  defineObject({
    family: 'initializer',
    name: 'Zeros',
    identifier: 'zeros',
    synonyms: ['zero'],
    help: 'All zeros.',
    params: {},
  }),
  defineObject({
    family: 'initializer',
    name: 'Ones',
    identifier: 'ones',
    synonyms: ['one'],
    help: 'All ones.',
    params: {},
  }),
  defineObject({
    family: 'initializer',
    name: 'Constant',
    identifier: 'constant',
    help: 'The same number everywhere.',
    params: { value: constantValue },
  }),
  defineObject({
    family: 'initializer',
    name: 'RandomNormal',
    identifier: 'random_normal',
    synonyms: ['normal'],
    help: 'Normally distributed.',
    params: { mean, stddev, seed: seedField },
  }),
  defineObject({
    family: 'initializer',
    name: 'TruncatedNormal',
    identifier: 'truncated_normal',
    help: 'Normally distributed, drawn again beyond two standard deviations.',
    params: { mean, stddev, seed: seedField },
  }),
  defineObject({
    family: 'initializer',
    name: 'RandomUniform',
    identifier: 'random_uniform',
    synonyms: ['uniform'],
    help: 'Uniform between two bounds.',
    params: {
      minval: number({ label: 'From', help: 'Lower bound.', default: -0.05 }),
      maxval: number({ label: 'To', help: 'Upper bound.', default: 0.05 }),
      seed: seedField,
    },
  }),
  defineObject({
    family: 'initializer',
    name: 'VarianceScaling',
    identifier: 'variance_scaling',
    help: 'Scales its variance to the size of the weights; the named ones are cases of it.',
    params: {
      scale: number({ label: 'Scale', help: 'Factor of the variance.', default: 1, above: 0 }),
      mode: choice(['fan_in', 'fan_out', 'fan_avg'], {
        label: 'Mode',
        help: 'What the variance is divided by.',
        default: 'fan_in',
      }),
      distribution,
      ...fanFields,
    },
  }),
  defineObject({
    family: 'initializer',
    name: 'Orthogonal',
    identifier: 'orthogonal',
    synonyms: ['OrthogonalInitializer'],
    help: 'An orthogonal matrix.',
    params: { gain, seed: seedField },
    ranks: { min: 2 },
  }),
  defineObject({
    family: 'initializer',
    name: 'Identity',
    identifier: 'identity',
    synonyms: ['IdentityInitializer'],
    help: 'The identity matrix (for weights that are a matrix).',
    params: { gain },
    ranks: { min: 2, max: 2 },
  }),
  defineObject({
    family: 'initializer',
    name: 'STFT',
    identifier: 'stft',
    synonyms: ['STFTInitializer'],
    help: 'The waves of a short-time Fourier transform, for a 1-D convolution over sound.',
    params: {
      side: choice(['real', 'imag'], {
        label: 'Side',
        help: 'Cosines (real) or sines (imag).',
        default: 'real',
      }),
      window: {
        label: 'Window',
        help: 'The name of the window function, or nothing.',
        default: 'hann',
        schema: accept<string | null>((raw) => raw === null || typeof raw === 'string'),
        control: { type: 'text' },
        expected: 'the name of a window function, or nothing',
      } satisfies Field<string | null>,
      scaling: optional(
        choice(['density', 'spectrum'], {
          label: 'Scaling',
          help: 'What the window is divided by.',
          default: 'density',
        }),
      ),
      periodic: flag({
        label: 'Periodic',
        help: 'Whether the window is periodic instead of symmetric.',
        default: false,
      }),
    },
    ranks: { min: 3, max: 3 },
  }),
];
