import type { InferContext } from '../core/define.js';
import type { Field } from '../core/field.js';
import { type Shape, shapeText } from '../core/tensor.js';
import { fraction, optional, shape } from '../fields/index.js';

export const rateField = fraction({ label: 'Rate', help: 'The share that is left out.', short: String });

/** Which numbers are left out together. */
export const noiseShapeField: Field<Shape | null> = optional(
  shape({
    label: 'Noise shape',
    help: 'Where a size is 1, the whole axis is left out or kept together. With the batch; null is the size of the input.',
    open: true,
    advanced: true,
    short: (sizes) => `noise ${sizes.map((size) => size ?? 'n').join('×')}`,
  }),
);

/** Warns of noise that cannot be repeated over the input: Keras finds out only in training. */
export function checkNoise(noise: Shape | null, sizes: Shape, context: InferContext): void {
  if (noise === null) return;
  const fits = (size: Shape[number], axis: number) =>
    typeof size !== 'number' || size === 1 || typeof sizes[axis] !== 'number' || size === sizes[axis];
  if (noise.length === sizes.length && noise.every(fits)) return;
  context.report('dropout/noise-does-not-fit', {
    severity: 'warning',
    param: 'noiseShape',
    message: `Noise of ${noise.length} axes (${noise.map((size) => size ?? 'n').join('×')}) cannot be repeated over an input of ${sizes.length} (${shapeText(sizes)} and the batch), so training fails.`,
    suggestions: [{ set: { noiseShape: undefined }, title: 'Leave each number out by itself' }],
  });
}
