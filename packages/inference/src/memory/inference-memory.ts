import type { Schedule } from './schedule.js';

/**
 * Bytes of the activations that are alive at once, at most, when nothing is trained: a tensor lives from the layer that
 * makes it to the last one that reads it.
 */
export function livePeak({ steps }: Schedule): number {
  const released = new Map<number, number>();
  let live = 0;
  let peak = 0;
  for (const [at, { outputs, isView }] of steps.entries()) {
    if (!isView) for (const { bytes } of outputs) live += bytes;
    peak = Math.max(peak, live);
    if (!isView)
      for (const { bytes, lastRead } of outputs)
        released.set(lastRead, (released.get(lastRead) ?? 0) + bytes);
    live -= released.get(at) ?? 0;
  }
  return peak;
}
