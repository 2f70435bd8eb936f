import type { InferContext, Step, Suggestion } from '../core/define.js';
import { axisName } from '../core/image.js';
import type { Dim, Shape } from '../core/tensor.js';
import {
  type AxisWindow,
  causalPadding,
  extent,
  type Padding,
  samePadding,
  windowOutput,
} from '../core/window.js';
import { sizesText } from '../fields/sizes.js';

/** How a window moves over every spatial axis. */
export interface Window {
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly dilation?: readonly number[] | undefined;
  readonly padding: Padding;
}

export function axisWindow(window: Window, axis: number): AxisWindow {
  return {
    size: window.sizes[axis] ?? 1,
    stride: window.strides[axis] ?? 1,
    dilation: window.dilation?.[axis] ?? 1,
    padding: window.padding,
  };
}

/**
 * The spatial sizes after a window has moved over them. Where it is larger than the input, which only `valid`
 * minds, it reports `window/larger-than-input` and leaves that size unknown.
 *
 * @param param the parameter that holds the window's size, for the report: `kernelSize`
 */
export function slide(spatial: Shape, window: Window, param: string, context: InferContext): Shape {
  const outputs = spatial.map((input, axis) => windowOutput(input, axisWindow(window, axis)));
  if (window.padding !== 'valid') return outputs;
  const tooLarge = outputs.flatMap((output, axis) =>
    typeof output === 'number' && output < 1 ? [axis] : [],
  );
  if (tooLarge.length === 0) return outputs;
  reportTooLarge(spatial, window, tooLarge, param, context);
  return outputs.map((output, axis) => (tooLarge.includes(axis) ? undefined : output));
}

function reportTooLarge(
  spatial: Shape,
  window: Window,
  axes: readonly number[],
  param: string,
  context: InferContext,
): void {
  const parts = axes.map((axis) => {
    const { size, dilation } = axisWindow(window, axis);
    const covered = extent(size, dilation);
    const how = dilation > 1 ? ` (${size} at a distance of ${dilation})` : '';
    return `${covered}${how} along the ${axisName(axis, spatial.length)}, where the input has ${spatial[axis]}`;
  });
  const covered = window.sizes.map((size, axis) => extent(size, window.dilation?.[axis] ?? 1));
  context.report('window/larger-than-input', {
    param,
    input: 0,
    message: `The window does not fit into the input: it covers ${parts.join(', and ')}.`,
    expected: `at most ${spatial.map((size) => (typeof size === 'number' ? size : 'n')).join('×')}`,
    received: sizesText(covered),
    suggestions: ways(spatial, window, param),
  });
}

/** Pad, shrink the window, or draw its elements together. What does not help is not offered in the end. */
function ways(spatial: Shape, window: Window, param: string): Suggestion[] {
  const dilated = window.dilation?.some((rate) => rate > 1) === true;
  const fits = (size: number, axis: number, rate: number): number => {
    const limit = spatial[axis];
    return typeof limit === 'number' ? Math.max(1, Math.min(size, Math.floor((limit - 1) / rate) + 1)) : size;
  };
  const smaller = window.sizes.map((size, axis) => fits(size, axis, window.dilation?.[axis] ?? 1));
  const undilatedFits = window.sizes.every((size, axis) => fits(size, axis, 1) === size);
  return [
    { set: { padding: 'same' }, title: 'Pad the input: padding "same"' },
    { set: { [param]: smaller }, title: `Shrink the window to ${sizesText(smaller)}` },
    ...(dilated && undilatedFits
      ? [{ set: { dilationRate: window.sizes.map(() => 1) }, title: 'Remove the dilation' }]
      : []),
  ];
}

/** How each spatial size comes about: `floor((28 + 2·0 − 5) / 1) + 1 = 24`. */
export function explainSlide(spatial: Shape, window: Window, outputs: Shape): Step[] {
  return spatial.map((input, axis) => {
    const one = axisWindow(window, axis);
    const label = axisName(axis, spatial.length);
    if (typeof input !== 'number') return { label, text: 'open until the data comes', result: 'n' };
    const { before, after } = paddingOf(input, one);
    const covered = extent(one.size, one.dilation);
    const notes = [
      ...(one.dilation > 1 ? [`the window covers (${one.size} − 1)·${one.dilation} + 1 = ${covered}`] : []),
      ...(one.padding === 'valid' ? [] : [`pads ${sidesInWords(label, before, after)}`]),
    ];
    return {
      label,
      text: `floor((${input} + ${paddingText(before, after)} − ${covered}) / ${one.stride}) + 1`,
      result: sizeText(outputs[axis]),
      ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
    };
  });
}

/** The zeros really added on each side of an axis. */
export function paddingOf(
  input: number,
  window: AxisWindow,
): { readonly before: number; readonly after: number } {
  if (window.padding === 'same') return samePadding(input, window);
  return { before: window.padding === 'causal' ? causalPadding(window) : 0, after: 0 };
}

export function sizeText(size: Dim): string {
  if (size === null) return 'n';
  return size === undefined ? '?' : String(size);
}

function paddingText(before: number, after: number): string {
  return before === after ? `2·${before}` : `${before} + ${after}`;
}

function sidesInWords(label: string, before: number, after: number): string {
  const [first, second] =
    label === 'height' ? ['above', 'below'] : label === 'width' ? ['left', 'right'] : ['before', 'after'];
  return `${before} ${first}, ${after} ${second}`;
}
