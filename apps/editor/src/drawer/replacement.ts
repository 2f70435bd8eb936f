/** What has to be replaced in one text to make it another. */
export interface Replacement {
  readonly start: number;
  /** The first character after what is replaced. */
  readonly end: number;
  readonly text: string;
}

/** The shortest single replacement that makes `next` of `before`; undefined where they are the same. */
export function replacement(before: string, next: string): Replacement | undefined {
  if (before === next) return undefined;
  const shorter = Math.min(before.length, next.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === next.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === next.charCodeAt(next.length - 1 - tail)
  )
    tail++;
  return { start, end: before.length - tail, text: next.slice(start, next.length - tail) };
}
