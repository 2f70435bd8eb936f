import type { Geometry } from './convolution-programs.js';
import { each, type Program } from './program.js';
import { columnsOfATile, rowsOfATile, within } from './tile.js';

/** Threads that keep a GPU busy, and positions that are worth a thread. */
const enough = 4096;
const worthAThread = 16;

/**
 * The gradient of the filter (taps · channels, filters): a product of matrices whose common side is all positions of the
 * batch, so that side is shared out: each part of the result (parts, rows, filters) is the sum over some output lines.
 */
export function filterGradientProgram({ batch, axes, channels, filters }: Geometry): Program {
  const [depth, height, width] = axes;
  const rows = depth.size * height.size * width.size * channels;
  const columns = columnsOfATile(filters);
  const tilesAcross = Math.ceil(filters / columns);
  const tiles = Math.ceil(rows / rowsOfATile) * tilesAcross;
  const lines = batch * depth.out * height.out;
  const most = Math.min(lines, Math.floor((lines * width.out) / worthAThread));
  const parts = Math.max(1, Math.min(most, Math.round(enough / tiles)));
  const text = `${within}
    fn main(index : i32) {
      let tile = index % uniforms.tiles;
      let part = index / uniforms.tiles;
      if (part >= uniforms.parts) { return; }
      let column = tile % uniforms.tilesAcross * ${columns};
      let first = tile / uniforms.tilesAcross * ${rowsOfATile};
      let row = min(vec4<i32>(first) + vec4<i32>(0, 1, 2, 3), vec4<i32>(uniforms.rows - 1));
      let tap = row / uniforms.channels;
      let channel = row % uniforms.channels;
      let ox = tap % uniforms.size.z * uniforms.dilation.z - uniforms.before.z;
      let y = tap / uniforms.size.z % uniforms.size.y * uniforms.dilation.y - uniforms.before.y;
      let z = tap / uniforms.size.z / uniforms.size.y * uniforms.dilation.x - uniforms.before.x;
      ${each(columns, (j) => `var sum${j} = vec4<f32>(0.0);`)}
      for (var line = part; line < uniforms.lines; line += uniforms.parts) {
        let volume = line / uniforms.lengths.y;
        let atY = y + line % uniforms.lengths.y * uniforms.stride.y;
        let atZ = z + volume % uniforms.lengths.x * uniforms.stride.x;
        let seenLine = within(atY, uniforms.source.y) & within(atZ, uniforms.source.x);
        let image = volume / uniforms.lengths.x * uniforms.source.x;
        let start = ((image + atZ) * uniforms.source.y + atY) * uniforms.source.z;
        for (var output = 0; output < uniforms.lengths.z; output++) {
          let atX = ox + output * uniforms.stride.z;
          let seen = seenLine & within(atX, uniforms.source.z);
          let at = select(vec4<i32>(0), (start + atX) * uniforms.channels + channel, seen);
          let value = select(vec4<f32>(0.0), vec4<f32>(x[at.x], x[at.y], x[at.z], x[at.w]), seen);
          let g = (line * uniforms.lengths.z + output) * uniforms.filters + column;
          ${each(columns, (j) => `sum${j} += value * dy[g + ${j}];`)}
        }
      }
      for (var k = 0; k < min(${rowsOfATile}, uniforms.rows - first); k++) {
        let to = (part * uniforms.rows + first + k) * uniforms.filters + column;
        ${each(columns, (j) => `if (column + ${j} < uniforms.filters) { result[to + ${j}] = sum${j}[k]; }`)}
      }
    }`;
  return {
    key: `filterGradient ${columns}`,
    inputs: ['x', 'dy'],
    outputShape: [parts, rows, filters],
    threads: tiles * parts,
    uniforms: {
      tiles,
      tilesAcross,
      parts,
      rows,
      lines,
      channels,
      filters,
      source: axes.map((axis) => axis.in),
      lengths: axes.map((axis) => axis.out),
      size: axes.map((axis) => axis.size),
      stride: axes.map((axis) => axis.stride),
      dilation: axes.map((axis) => axis.dilation),
      before: axes.map((axis) => axis.before),
    },
    text,
  };
}

/** The sum of the parts, in the shape of the filter. */
export function sumOfPartsProgram(parts: number, filterShape: readonly number[]): Program {
  const length = filterShape.reduce((product, side) => product * side, 1);
  return {
    key: 'sumOfParts',
    inputs: ['terms'],
    outputShape: filterShape,
    threads: length,
    uniforms: { parts, length },
    text: `
    fn main(index : i32) {
      if (index >= uniforms.length) { return; }
      var sum = 0.0;
      for (var part = 0; part < uniforms.parts; part++) { sum += terms[part * uniforms.length + index]; }
      result[index] = sum;
    }`,
  };
}
