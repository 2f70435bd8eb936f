import type { InferContext } from '../core/define.js';

/** The place of an axis that may be counted from the end; undefined where the tensor has no such axis. */
export function placeOf(axis: number, rank: number): number | undefined {
  const place = axis < 0 ? axis + rank : axis;
  return place >= 0 && place < rank ? place : undefined;
}

/** Says that there is no such axis. */
export function reportAxis(
  axis: number,
  rank: number,
  context: InferContext,
  { param = 'axis', severity = 'error' }: { param?: string; severity?: 'error' | 'warning' } = {},
): void {
  context.report('axis/out-of-range', {
    severity,
    param,
    message: `There is no axis ${axis}: the input has ${rank} ${rank === 1 ? 'axis' : 'axes'}${severity === 'error' ? '' : ', so this fails when it runs'}.`,
    expected: `from ${-rank} to ${rank - 1}`,
    received: String(axis),
    suggestions: [{ set: { [param]: -1 }, title: 'Use the last axis' }],
  });
}
