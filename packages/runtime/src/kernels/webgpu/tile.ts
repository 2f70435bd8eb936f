/** Rows of the result that one thread computes: those of a vector. */
export const rowsOfATile = 4;

/**
 * Columns that one thread computes: up to eight, so that the last tile is about as full as the others, and of few
 * different numbers, as each is a shader of its own.
 */
export function columnsOfATile(columns: number): number {
  const even = Math.ceil(columns / Math.ceil(columns / 8));
  return [1, 2, 4, 6, 8].find((width) => width >= even)!;
}

/** WGSL: which of four places lie on an axis of that length. */
export const within = `
    fn within(at : vec4<i32>, length : i32) -> vec4<bool> {
      return (at >= vec4<i32>(0)) & (at < vec4<i32>(length));
    }`;
