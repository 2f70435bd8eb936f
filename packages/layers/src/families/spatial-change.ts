import type { Wanted } from '../core/define.js';
import { splitImage } from '../core/image.js';
import type { Dim, KnownTensor } from '../core/tensor.js';

/**
 * What has to be done along each spatial axis to make of one tensor another of the same channels; none where the
 * two differ in anything else, where an axis does not allow it, or where there is nothing to do.
 *
 * @param unchanged what to do to an axis that stays as it is, known or open
 * @param along what to do to an axis of `input` elements that has to have `output`; undefined if it cannot be done
 */
export function spatialChange<T>(
  from: KnownTensor,
  { shape }: Wanted,
  axes: number,
  unchanged: T,
  along: (input: number, output: number) => T | undefined,
  { anyChannels = false } = {},
): readonly T[] | undefined {
  if (!shape || shape.length !== axes + 2 || from.shape.length !== axes + 2) return undefined;
  const before = splitImage(from.shape, 'channels_last');
  const after = splitImage(shape, 'channels_last');
  if (!anyChannels && before.channels !== after.channels) return undefined;
  const changes: T[] = [];
  for (const [axis, input] of before.spatial.entries()) {
    const output: Dim = after.spatial[axis];
    if (input === output) {
      changes.push(unchanged);
      continue;
    }
    if (typeof input !== 'number' || typeof output !== 'number') return undefined;
    const change = along(input, output);
    if (change === undefined) return undefined;
    changes.push(change);
  }
  const same =
    before.spatial.every((size, axis) => size === after.spatial[axis]) && before.channels === after.channels;
  return same ? undefined : changes;
}
