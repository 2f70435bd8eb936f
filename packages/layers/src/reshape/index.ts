import { defineLayer, type InferContext, type Step } from '../core/define.js';
import { type Dim, product, type Shape, shapeText } from '../core/tensor.js';
import { sizeText } from '../families/sliding-window.js';
import { shape } from '../fields/index.js';

/** The same numbers in another shape. Source: https://keras.io/api/layers/reshaping_layers/reshape/ */
export const reshape = defineLayer({
  kind: 'Reshape',
  category: 'shape',
  order: 20,
  summary: 'another shape',
  help: 'Arranges the numbers of an example in another shape, row by row. One size may be -1: it takes what is left.',
  aliases: ['reshape', 'view'],
  params: {
    targetShape: shape({
      label: 'Target shape',
      help: 'The sizes of an example, without the batch.',
      min: 0,
      rest: true,
      open: true,
      short: (sizes) => (sizes.length === 0 ? undefined : sizes.map((size) => size ?? 'n').join('×')),
    }),
  },
  inputs: [{ name: 'x', minRank: 1, dtype: 'any' }],
  infer(p, [x], context) {
    const sizes = x?.shape ?? [];
    const target = reshaped(sizes.slice(1), p.targetShape, context);
    return { outputs: [{ shape: target && [sizes[0], ...target], dtype: x?.dtype ?? 'float32' }] };
  },
  explain(p, [x], { outputs }) {
    const total = product(x?.shape.slice(1) ?? []);
    const result = shapeText(outputs[0]?.shape);
    const steps: Step[] = [
      { label: 'numbers', text: sizesText(x?.shape.slice(1) ?? []), result: sizeText(total) },
    ];
    const rest = p.targetShape.indexOf(-1);
    if (rest >= 0 && typeof total === 'number') {
      const others = p.targetShape.filter((size) => size !== -1);
      steps.push({
        label: 'the -1',
        text: others.length === 0 ? String(total) : `${total} / (${sizesText(others)})`,
        result: sizeText(outputs[0]?.shape?.[rest + 1]),
      });
    }
    return [...steps, { label: 'shape', text: `arranged as ${p.targetShape.join('×')}`, result }];
  },
  adapts(from, wanted) {
    const sizes = from.shape.slice(1);
    if (wanted.shape) {
      const target = wanted.shape.slice(1);
      return product(target) === product(sizes) && typeof product(target) === 'number'
        ? [{ targetShape: target }]
        : [];
    }
    const target = ofRank(sizes, wanted.rank - 1);
    const images = wanted.rank === 4 && sizes.length === 1 ? squareImages(sizes[0]) : [];
    return [...images, ...(target ? [target] : [])].map((targetShape) => ({ targetShape }));
  },
  view: 'always',
  targets: { keras: { positional: ['targetShape'] } },
});

/** Square pictures, grey or in colours, with so many numbers: a row of 784 is 28×28×1. */
function squareImages(count: Dim): Shape[] {
  if (typeof count !== 'number') return [];
  return [1, 3].flatMap((channels) => {
    const side = Math.round(Math.sqrt(count / channels));
    return side > 1 && side * side * channels === count ? [[side, side, channels]] : [];
  });
}

function sizesText(sizes: Shape): string {
  return sizes.length === 0 ? '1' : sizes.map((size) => size ?? 'n').join(' · ');
}

/**
 * The target with its -1 put in; undefined where the numbers do not fit. Where a size of the input is open nothing is
 * checked and -1 stays open. Source: keras.src.ops.operation_utils.compute_reshape_output_shape.
 */
function reshaped(sizes: Shape, target: Shape, context: InferContext): Shape | undefined {
  const total = product(sizes);
  if (sizes.includes(undefined)) return target.map((size) => (size === -1 ? undefined : size));
  if (sizes.includes(null) || target.includes(null)) return target.map((size) => (size === -1 ? null : size));
  const others = product(target.filter((size) => size !== -1));
  if (typeof total !== 'number' || typeof others !== 'number') return undefined;
  const rest = target.indexOf(-1);
  if (rest < 0 && total === others) return target;
  if (rest >= 0 && others !== 0 && total % others === 0)
    return target.map((size) => (size === -1 ? total / others : size));
  context.report('reshape/sizes-differ', {
    param: 'targetShape',
    input: 0,
    message:
      rest < 0
        ? `${total} numbers come in (${sizesText(sizes)}), but ${target.join('×')} takes ${others}.`
        : `${total} numbers (${sizesText(sizes)}) cannot be shared out in portions of ${others}.`,
    expected: `${total} numbers`,
    received: rest < 0 ? String(others) : `a multiple of ${others}`,
    suggestions: repairs(total, target).map((fixed) => ({
      set: { targetShape: fixed },
      title: `Use ${fixed.map((size) => (size === -1 ? 'the rest' : size)).join('×')}`,
    })),
  });
  return undefined;
}

/** Targets of the same rank that take all the numbers: one size gives way to what is left. */
function repairs(total: number, target: Shape): Shape[] {
  const found: Shape[] = [];
  for (let axis = 0; axis < target.length; axis++) {
    const others = product(target.filter((size, index) => index !== axis && size !== -1));
    if (typeof others !== 'number' || others <= 0 || total % others !== 0) continue;
    const rest = target.indexOf(-1);
    if (rest >= 0 && rest !== axis) continue;
    found.push(target.map((size, index) => (index === axis ? total / others : size)));
  }
  if (found.length === 0) found.push([-1]);
  return found.slice(0, 2);
}

/** Sizes with more axes (of one element) or fewer (the last ones run together); undefined where they cannot be said. */
function ofRank(sizes: Shape, rank: number): readonly Dim[] | undefined {
  if (rank < 1 || rank === sizes.length || sizes.filter((size) => typeof size !== 'number').length > 1)
    return undefined;
  const said = sizes.map((size) => (typeof size === 'number' ? size : -1));
  if (rank > sizes.length) {
    const more = Array.from({ length: rank - sizes.length }, () => 1);
    // A row of numbers becomes the channels of a single place; a picture without channels gets one.
    return sizes.length === 1 ? [...more, ...said] : [...said, ...more];
  }
  const tail = said.slice(said.length - rank + 1);
  return tail.includes(-1) ? undefined : [-1, ...tail];
}
