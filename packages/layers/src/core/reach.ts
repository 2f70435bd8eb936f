import type { Inferred, Params } from './define.js';
import { type DataFormat, splitImage } from './image.js';
import type { KnownTensor, Shape } from './tensor.js';
import { type AxisWindow, causalPadding, samePadding } from './window.js';

/**
 * How an axis of the output runs along an axis of the input: output `i` sees the elements
 * `i · stride − before + k · dilation` for `k` from 0 to `size − 1`.
 */
export interface AxisReach {
  /** The axis of the input; the batch is 0. */
  readonly from: number;
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  /** Zeros added in front (cut off, where negative) and behind; null where they depend on a size that is open. */
  readonly before: number | null;
  readonly after: number | null;
  /** True for a window that slides, and not for a number that stays in its place. */
  readonly slides: boolean;
}

/** One for each axis of the output; null where a place on it sees a whole axis, or does not follow one. */
export type Reach = readonly (AxisReach | null)[];

/** The same place, and nothing beside it. */
export function inPlace(from: number): AxisReach {
  return { from, size: 1, stride: 1, dilation: 1, before: 0, after: 0, slides: false };
}

/** For what reckons with each number by itself, a size of 1 repeated: one for each input. */
export function pointwise(
  _p: Params,
  inputs: readonly KnownTensor[],
  { outputs }: Pick<Inferred, 'outputs'>,
): readonly Reach[] {
  const shape = outputs[0]?.shape ?? [];
  return inputs.map((input) => placesOf(input.shape, shape));
}

function placesOf(input: Shape, output: Shape): Reach {
  const offset = output.length - input.length;
  return output.map((size, axis) => {
    const from = axis - offset;
    // What is repeated is seen from everywhere, and the batch is no place.
    return axis === 0 || from < 0 || (input[from] === 1 && size !== 1) ? null : inPlace(from);
  });
}

/** For what mixes the numbers along some axes of one input, and leaves all others in their place. */
export function mixing(axes: readonly number[], rank: number): readonly Reach[] {
  const places = new Set(axes.map((axis) => (axis < 0 ? axis + rank : axis)));
  return [Array.from({ length: rank }, (_, axis) => (axis === 0 || places.has(axis) ? null : inPlace(axis)))];
}

/** For a window over each spatial axis. The channels are no place: they are mixed, or made anew. */
export function windowReach(
  shape: Shape,
  dataFormat: DataFormat,
  windowAt: (axis: number) => AxisWindow,
  mixesLast = false,
): readonly Reach[] {
  const { spatial } = splitImage(shape, dataFormat);
  const first = dataFormat === 'channels_first' ? 2 : 1;
  return [
    shape.map((_, axis) => {
      const place = axis - first;
      if (place < 0 || place >= spatial.length || (mixesLast && axis === shape.length - 1)) return null;
      const window = windowAt(place);
      const { size, stride, dilation } = window;
      return { from: axis, size, stride, dilation, ...zerosAround(spatial[place], window), slides: true };
    }),
  ];
}

/** The zeros added on each side of an axis, as far as they can be known while its size is open. */
function zerosAround(
  input: Shape[number],
  window: AxisWindow,
): { before: number | null; after: number | null } {
  if (window.padding === 'valid') return { before: 0, after: 0 };
  if (window.padding === 'causal') return { before: causalPadding(window), after: 0 };
  // With a stride of 1 the zeros do not depend on the size.
  const size = input ?? (window.stride === 1 ? window.size * window.dilation : undefined);
  return size === undefined ? { before: null, after: null } : samePadding(size, window);
}
