/** What a few runs took, in milliseconds. */
export interface Timing {
  readonly best: number;
  readonly median: number;
  readonly p95: number;
}

export function timingOf(milliseconds: readonly number[]): Timing {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
  return { best: at(0), median: at(0.5), p95: at(0.95) };
}

/** Times a piece of work, after some rounds that warm it up and are not counted. */
export function time(runs: number, work: () => unknown, warmUp = runs): Timing {
  for (let run = 0; run < warmUp; run++) work();
  const milliseconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    work();
    milliseconds.push(performance.now() - begun);
  }
  return timingOf(milliseconds);
}

/** The same, of work on something that is made anew for each run; making it is not counted. */
export function timeNew<T>(runs: number, make: () => T, work: (made: T) => unknown): Timing {
  const milliseconds: number[] = [];
  for (let run = 0; run < 2 * runs; run++) {
    const made = make();
    const begun = performance.now();
    work(made);
    if (run >= runs) milliseconds.push(performance.now() - begun);
  }
  return timingOf(milliseconds);
}
