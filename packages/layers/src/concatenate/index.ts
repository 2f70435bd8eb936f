import { defineLayer, type InferContext } from '../core/define.js';
import { mixing } from '../core/reach.js';
import { type Dim, type Shape, shapeText, sum } from '../core/tensor.js';
import { placeOf, reportAxis } from '../families/axis.js';
import { computed } from '../families/keeping.js';
import { mergeInputs } from '../families/merging.js';
import { integer } from '../fields/index.js';

/** Branches side by side: an inception block, a U-Net's skip. Source: https://keras.io/api/layers/merging_layers/concatenate/ */
export const concatenate = defineLayer({
  kind: 'Concatenate',
  category: 'merging',
  order: 20,
  summary: 'stacks branches',
  help: 'Puts its inputs one after the other along an axis, usually the channels. All other sizes have to be equal.',
  aliases: ['concat', 'concatenate', 'cat', 'join', 'stack'],
  params: {
    axis: integer({
      label: 'Axis',
      help: 'The axis along which the inputs are put together; -1 is the last, the batch is 0.',
      default: -1,
      short: (value) => (value === -1 ? undefined : `axis ${value}`),
    }),
  },
  inputs: mergeInputs,
  infer(p, inputs, context) {
    const shape = concatenated(
      inputs.map((input) => input.shape),
      p.axis,
      context,
    );
    return {
      outputs: [
        computed(
          p,
          shape,
          inputs.some(({ masked }) => masked),
        ),
      ],
    };
  },
  explain(p, inputs, { outputs }) {
    const sizes = inputs.map((input) => at(input.shape, p.axis));
    if (sizes.some((size) => typeof size !== 'number')) return [];
    return [
      {
        label: p.axis === -1 ? 'last axis' : `axis ${p.axis}`,
        text: sizes.join(' + '),
        result: String(at(outputs[0]?.shape ?? [], p.axis)),
      },
    ];
  },
  reach: (p, inputs) => inputs.flatMap(({ shape }) => mixing([p.axis], shape.length)),
  targets: { keras: {} },
});

function at(shape: Shape, axis: number): Dim {
  return shape[axis < 0 ? axis + shape.length : axis];
}

/**
 * Keras' rule to the letter, quirks included: an axis past the end is not looked at where there is one input, sizes
 * that are open fit any, and what is not concatenated is taken from the first input.
 * Source: keras.src.layers.merging.concatenate (`build`, `compute_output_shape`).
 */
function concatenated(shapes: readonly Shape[], axis: number, context: InferContext): Shape | undefined {
  const first = shapes[0] ?? [];
  const others: Shape[] = [];
  for (const shape of shapes) {
    const place = placeOf(axis, shape.length);
    if (place === undefined && axis < 0) {
      reportAxis(axis, shape.length, context);
      return undefined;
    }
    others.push(place === undefined ? shape : shape.filter((_, index) => index !== place));
  }
  const different = others.findIndex((other) => !fits(others[0] ?? [], other));
  if (different > 0 || !fitTogether(others)) {
    const index = Math.max(different, 1);
    context.report('concatenate/shapes-differ', {
      severity: context.built ? 'warning' : 'error',
      input: index,
      message: `All sizes but those of axis ${axis} have to be equal: the first input is ${shapeText(first)}, input ${index + 1} is ${shapeText(shapes[index])}.`,
      expected: shapeText(first),
      received: shapeText(shapes[index]),
      suggestions: otherAxes(shapes, axis).map((other) => ({
        set: { axis: other },
        title: `Concatenate along axis ${other}`,
      })),
    });
    if (!context.built) return undefined;
  }
  if (placeOf(axis, first.length) === undefined) {
    reportAxis(axis, first.length, context, { severity: shapes.length > 1 ? 'error' : 'warning' });
    return shapes.length > 1 ? undefined : first;
  }
  const missing = shapes.findIndex((shape) => placeOf(axis, shape.length) === undefined);
  const open = shapes.findIndex((shape) => at(shape, axis) === null);
  if (missing > 0 && (open < 0 || missing < open)) {
    reportAxis(axis, shapes[missing]?.length ?? 0, context);
    return undefined;
  }
  const size = sum(shapes.map((shape) => at(shape, axis)));
  return first.map((dim, index) => (index === placeOf(axis, first.length) ? (open >= 0 ? null : size) : dim));
}

function fits(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => sizesFit(size, b[axis]));
}

function sizesFit(a: Dim, b: Dim): boolean {
  return typeof a !== 'number' || typeof b !== 'number' || a === b;
}

/** Whether no axis has two known sizes, over all inputs: the first may be open where two others differ. */
function fitTogether(shapes: readonly Shape[]): boolean {
  const known: Dim[] = [...(shapes[0] ?? [])];
  for (const shape of shapes) {
    for (const [axis, size] of shape.entries()) {
      if (!sizesFit(known[axis], size)) return false;
      if (typeof size === 'number') known[axis] = size;
    }
  }
  return true;
}

/** Axes along which these could be put together. */
function otherAxes(shapes: readonly Shape[], axis: number): number[] {
  const rank = shapes[0]?.length ?? 0;
  if (shapes.some((shape) => shape.length !== rank)) return [];
  const choices: number[] = [];
  for (let other = 1; other < rank; other++) {
    if (other === placeOf(axis, rank)) continue;
    if (fitTogether(shapes.map((shape) => shape.filter((_, index) => index !== other)))) choices.push(other);
  }
  return choices;
}
