/** A matrix in an array: element (row, column) lies at offset + row * rowStride + column * columnStride. */
export interface Matrix {
  readonly values: Float32Array;
  readonly offset: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** Steps of the common dimension that are taken at a time: a packed block of the right matrix stays in the cache. */
const depth = 512;

/**
 * Adds left · right to `result`, which is (rows, columns) in row order from `offset` on; left is (rows, inner) and right
 * (inner, columns). The right matrix is packed into panels of four columns, and two rows by four columns of the result
 * are summed up in registers, in double precision.
 */
export function multiplyInto(
  result: Float32Array,
  offset: number,
  left: Matrix,
  right: Matrix,
  rows: number,
  inner: number,
  columns: number,
): void {
  const rowsOfLeft = left.columnStride === 1 ? left : inRowOrder(left, rows, inner);
  const panels = new Float32Array(Math.ceil(columns / 4) * 4 * Math.min(depth, inner));
  for (let from = 0; from < inner; from += depth) {
    const steps = Math.min(depth, inner - from);
    pack(panels, right, from, steps, columns);
    for (let row = 0; row < rows; row += 2) {
      const first = rowsOfLeft.offset + row * rowsOfLeft.rowStride + from;
      // An odd last row is computed twice and stored once.
      const second = row + 1 < rows ? first + rowsOfLeft.rowStride : first;
      for (let column = 0; column < columns; column += 4)
        addTile(
          ...([result, offset + row * columns + column, columns] as const),
          ...([rowsOfLeft.values, first, second, panels, column * steps, steps] as const),
          Math.min(4, columns - column),
        );
    }
  }
}

/** Two rows of the result, up to four columns wide: `width` of them, the other row `stride` further on. */
function addTile(
  result: Float32Array,
  at: number,
  stride: number,
  left: Float32Array,
  first: number,
  second: number,
  panels: Float32Array,
  panel: number,
  steps: number,
  width: number,
): void {
  let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let step = 0, p = panel; step < steps; step++, p += 4) {
    const a = left[first + step]!;
    const b = left[second + step]!;
    const r0 = panels[p]!;
    const r1 = panels[p + 1]!;
    const r2 = panels[p + 2]!;
    const r3 = panels[p + 3]!;
    a0 += a * r0;
    a1 += a * r1;
    a2 += a * r2;
    a3 += a * r3;
    b0 += b * r0;
    b1 += b * r1;
    b2 += b * r2;
    b3 += b * r3;
  }
  addRow(result, at, width, a0, a1, a2, a3);
  if (second !== first) addRow(result, at + stride, width, b0, b1, b2, b3);
}

function addRow(
  result: Float32Array,
  at: number,
  width: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  result[at] = result[at]! + s0;
  if (width > 1) result[at + 1] = result[at + 1]! + s1;
  if (width > 2) result[at + 2] = result[at + 2]! + s2;
  if (width > 3) result[at + 3] = result[at + 3]! + s3;
}

/** Some rows of the right matrix, four columns side by side; what the last panel lacks is zero. */
function pack(panels: Float32Array, right: Matrix, from: number, steps: number, columns: number): void {
  const { values, offset, rowStride, columnStride } = right;
  for (let column = 0; column < columns; column += 4) {
    const width = Math.min(4, columns - column);
    for (let step = 0; step < steps; step++) {
      const source = offset + (from + step) * rowStride + column * columnStride;
      const target = column * steps + step * 4;
      for (let k = 0; k < 4; k++) panels[target + k] = k < width ? values[source + k * columnStride]! : 0;
    }
  }
}

function inRowOrder(
  { values, offset, rowStride, columnStride }: Matrix,
  rows: number,
  columns: number,
): Matrix {
  const copy = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      copy[row * columns + column] = values[offset + row * rowStride + column * columnStride]!;
  return { values: copy, offset: 0, rowStride: columns, columnStride: 1 };
}
