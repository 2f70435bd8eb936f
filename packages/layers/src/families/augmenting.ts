import type { InferContext, Inferred, Suggestion } from '../core/define.js';
import type { Field } from '../core/field.js';
import type { DataFormat } from '../core/image.js';
import { accept, isNumber, listOf, type Schema } from '../core/schema.js';
import type { Dim, KnownTensor, Shape } from '../core/tensor.js';
import { choice, number, type Said } from '../fields/index.js';
import { computed } from './keeping.js';

// The layers of keras.src.layers.preprocessing.image_preprocessing.

/** A range of random numbers: one number is the range from its negative, two are its ends. */
export type Factor = number | readonly [number, number];

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** The lower bound itself is not taken. */
  readonly open?: boolean;
  /** Of two numbers Keras only asks that their range meets the bounds. */
  readonly loosePair?: boolean;
}

/** How far a random change goes. */
export function factor(
  { min, max, open = false, loosePair = false }: Bounds,
  said: Said<Factor>,
): Field<Factor> {
  const inBounds = (value: unknown) => isNumber(value) && value <= max && (open ? value > min : value >= min);
  const isPair = (raw: unknown) =>
    Array.isArray(raw) &&
    raw.length === 2 &&
    (loosePair
      ? isNumber(raw[0]) && raw[0] <= max && isNumber(raw[1]) && raw[1] >= min
      : raw.every((value) => inBounds(value)));
  return {
    short: (value) => (typeof value === 'number' ? `±${value}` : value.join('…')),
    ...said,
    schema: accept((raw) => inBounds(raw) || isPair(raw)),
    control: { type: 'numbers' },
    expected: `a number ${open ? 'above' : 'from'} ${min} ${open ? 'and at most' : 'to'} ${max}, or two of them`,
  };
}

export const fillModeField = choice(['reflect', 'wrap', 'constant', 'nearest'], {
  label: 'Fill mode',
  help: 'What stands where the picture has moved away: its mirror image, its other side, one value, or its edge.',
  default: 'reflect',
  advanced: true,
  short: (value) => (value === 'reflect' ? undefined : value),
});

export const fillValueField = number({
  label: 'Fill value',
  help: 'The value that fills up in mode "constant".',
  default: 0,
  advanced: true,
});

export const interpolationField = choice(['nearest', 'bilinear'], {
  label: 'Interpolation',
  help: 'How values between pixels are found.',
  default: 'bilinear',
  advanced: true,
  short: (value) => (value === 'bilinear' ? undefined : value),
});

/** The darkest and the brightest value of a pixel. */
export const valueRangeField: Field<readonly [number, number]> = {
  label: 'Value range',
  help: 'The darkest and the brightest value of a pixel.',
  default: [0, 255],
  schema: listOf(isNumber, 2, 2) as Schema<readonly [number, number]>,
  control: { type: 'numbers' },
  expected: 'two numbers',
  advanced: true,
  short: ([low, high]) => (low === 0 && high === 255 ? undefined : `${low}…${high}`),
};

/** A change of the pixels that leaves the shape. Keras builds it on anything, and runs it on pictures. */
export function keepPicture(
  p: { readonly dtype: string },
  [x]: readonly KnownTensor[],
  context: InferContext,
): Inferred {
  reportNoPicture(x?.shape ?? [], context);
  return { outputs: [computed(p, x?.shape)] };
}

function reportNoPicture(shape: Shape, context: InferContext): void {
  if (shape.length === 4 || shape.length === 3) return;
  context.report('picture/wrong-rank', {
    severity: 'warning',
    input: 0,
    message: `This works on pictures, 4 axes with the batch, but ${shape.length} come in: Keras builds it, but fails when it runs.`,
    expected: '4 axes',
    received: String(shape.length),
    suggestions: asPicture(shape),
  });
}

/** What has too few axes becomes a picture of one column, or of one channel. */
function asPicture(shape: Shape): Suggestion[] {
  const sizes = shape.slice(1);
  if (shape.length === 0 || shape.length > 3 || sizes.filter((size) => typeof size !== 'number').length > 1)
    return [];
  const targetShape = [...sizes.map((size) => size ?? -1), 1, 1].slice(0, 3);
  while (targetShape.length < 3) targetShape.push(1);
  return [
    {
      input: 0,
      insert: [{ kind: 'Reshape', params: { targetShape } }],
      title: `Make it a picture of ${targetShape.join('×')}`,
    },
  ];
}

/**
 * Sets height and width. Where there are not 4 axes Keras takes what comes in for a single picture without a batch,
 * so that the first axes are set.
 */
export function resized(
  p: {
    readonly dtype: string;
    readonly height: number;
    readonly width: number;
    readonly dataFormat: DataFormat;
  },
  [x]: readonly KnownTensor[],
  context: InferContext,
): Inferred {
  const shape: Dim[] = [...(x?.shape ?? [])];
  reportNoPicture(shape, context);
  const first = (shape.length === 4 ? 1 : 0) + (p.dataFormat === 'channels_first' ? 1 : 0);
  if (shape.length < first + 2) {
    reportTooFewAxes(shape.length, context);
    return { outputs: [computed(p, undefined)] };
  }
  shape[first] = p.height;
  shape[first + 1] = p.width;
  return { outputs: [computed(p, shape)] };
}

export function reportTooFewAxes(rank: number, context: InferContext): void {
  context.report('picture/too-few-axes', {
    input: 0,
    message: `A picture has height, width and channels, but only ${rank} ${rank === 1 ? 'axis comes' : 'axes come'} in.`,
    expected: '4 axes with the batch',
    received: String(rank),
  });
}

/** How height and width come about. */
export function explainResized({ height, width }: { readonly height: number; readonly width: number }) {
  return [
    { label: 'height', text: 'as said', result: String(height) },
    { label: 'width', text: 'as said', result: String(width) },
  ];
}
