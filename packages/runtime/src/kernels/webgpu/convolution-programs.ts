import type { Axes } from '../window.js';
import { each, type Program } from './program.js';
import { columnsOfATile, rowsOfATile, within } from './tile.js';

/** A convolution on the GPU: its window, and how many channels go in and come out. */
export interface Geometry {
  readonly batch: number;
  readonly axes: Axes;
  readonly channels: number;
  readonly filters: number;
}

/**
 * The forward pass as a product of matrices that are never laid out (implicit im2col): positions by window values, times
 * window values by filters. x (batch, ...spatial, channels), weights (...sizes, channels, filters).
 */
export function forwardProgram({ batch, axes, channels, filters }: Geometry, outputShape: number[]): Program {
  return product({
    name: 'convolution',
    batch,
    from: axes.map((axis) => axis.in),
    to: axes.map((axis) => axis.out),
    inner: channels,
    columns: filters,
    weight: [channels * filters, filters, 1],
    axes,
    outputShape,
    at: (o, t, a) => `${o} * uniforms.stride.${a} - uniforms.before.${a} + ${t} * uniforms.dilation.${a}`,
    seen: (p, a) => `within(${p}, uniforms.source.${a})`,
    place: (p) => p,
  });
}

/**
 * The gradient of the input, in the same way: x is the gradient of the output, and each position of the input gathers
 * from the outputs whose windows saw it. Where the stride skipped, none did.
 */
export function inputGradientProgram(
  { batch, axes, channels, filters }: Geometry,
  outputShape: number[],
): Program {
  // Without strides there is nothing to divide by, and dividing whole numbers is slow.
  const skips = axes.some((axis) => axis.stride > 1);
  return product({
    name: skips ? 'inputGradientWithStrides' : 'inputGradient',
    batch,
    from: axes.map((axis) => axis.out),
    to: axes.map((axis) => axis.in),
    inner: filters,
    columns: channels,
    weight: [channels * filters, 1, filters],
    axes,
    outputShape,
    at: (o, t, a) => `${o} + uniforms.before.${a} - ${t} * uniforms.dilation.${a}`,
    seen: skips
      ? (p, a) =>
          `within(${p}, uniforms.source.${a} * uniforms.stride.${a}) & (${p} % uniforms.stride.${a} == vec4<i32>(0))`
      : (p, a) => `within(${p}, uniforms.source.${a})`,
    place: skips ? (p, a) => `${p} / uniforms.stride.${a}` : (p) => p,
  });
}

interface Product {
  readonly name: string;
  readonly batch: number;
  /** Lengths of the axes that are read, and of those that are written. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Channels that are summed over, and that are written. */
  readonly inner: number;
  readonly columns: number;
  /** How far apart the weights of two taps lie, of two summed channels and of two columns. */
  readonly weight: readonly [tap: number, inner: number, column: number];
  readonly axes: Axes;
  readonly outputShape: number[];
  /** WGSL for the place along an axis that a written position reads for a tap, if it does: four positions at a time. */
  readonly at: (position: string, tap: string, axis: string) => string;
  readonly seen: (at: string, axis: string) => string;
  readonly place: (at: string, axis: string) => string;
}

/** A thread computes a tile of four positions, the lanes of its vectors, by some columns, and keeps it in registers. */
function product(shape: Product): Program {
  const { name, batch, from, to, inner, columns, weight, axes, outputShape, at, seen, place } = shape;
  const width = columnsOfATile(columns);
  const tilesAcross = Math.ceil(columns / width);
  const positions = to.reduce((count, length) => count * length, batch);
  const text = `${within}
    fn main(index : i32) {
      let column = index % uniforms.tilesAcross * ${width};
      let first = index / uniforms.tilesAcross * ${rowsOfATile};
      if (first >= uniforms.positions) { return; }
      let position = min(vec4<i32>(first) + vec4<i32>(0, 1, 2, 3), vec4<i32>(uniforms.positions - 1));
      let plane = position / uniforms.goal.z;
      let volume = plane / uniforms.goal.y;
      let x = position % uniforms.goal.z;
      let y = plane % uniforms.goal.y;
      let z = volume % uniforms.goal.x;
      let image = volume / uniforms.goal.x * uniforms.source.x;
      ${each(width, (j) => `var sum${j} = vec4<f32>(0.0);`)}
      for (var tz = 0; tz < uniforms.size.x; tz++) {
        let atZ = ${at('z', 'tz', 'x')};
        let seenZ = ${seen('atZ', 'x')};
        let fromZ = (image + ${place('atZ', 'x')}) * uniforms.source.y;
        for (var ty = 0; ty < uniforms.size.y; ty++) {
          let atY = ${at('y', 'ty', 'y')};
          let seenY = seenZ & ${seen('atY', 'y')};
          let fromY = (fromZ + ${place('atY', 'y')}) * uniforms.source.z;
          for (var tx = 0; tx < uniforms.size.z; tx++) {
            let atX = ${at('x', 'tx', 'z')};
            let seen = seenY & ${seen('atX', 'z')};
            let start = select(vec4<i32>(0), (fromY + ${place('atX', 'z')}) * uniforms.inner, seen);
            let tap = (tz * uniforms.size.y + ty) * uniforms.size.z + tx;
            var w = tap * uniforms.weight.x + column * uniforms.weight.z;
            for (var i = 0; i < uniforms.inner; i++) {
              let read = vec4<f32>(source[start.x + i], source[start.y + i], source[start.z + i], source[start.w + i]);
              let value = select(vec4<f32>(0.0), read, seen);
              ${each(width, (j) => `sum${j} += value * weights[w + ${j} * uniforms.weight.z];`)}
              w += uniforms.weight.y;
            }
          }
        }
      }
      for (var k = 0; k < min(${rowsOfATile}, uniforms.positions - first); k++) {
        let to = (first + k) * uniforms.columns + column;
        ${each(width, (j) => `if (column + ${j} < uniforms.columns) { result[to + ${j}] = sum${j}[k]; }`)}
      }
    }`;
  return {
    key: `${name} ${width}`,
    inputs: ['source', 'weights'],
    outputShape,
    threads: Math.ceil(positions / rowsOfATile) * tilesAcross,
    uniforms: {
      tilesAcross,
      positions,
      inner,
      columns,
      weight,
      source: from,
      goal: to,
      size: axes.map((axis) => axis.size),
      stride: axes.map((axis) => axis.stride),
      dilation: axes.map((axis) => axis.dilation),
      before: axes.map((axis) => axis.before),
    },
    text,
  };
}
