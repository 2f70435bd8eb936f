import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { keepShape } from '../families/keeping.js';
import { type Numbers, numbers } from '../fields/index.js';

/** x · scale + offset. Source: https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/ */
export const rescaling = defineLayer({
  kind: 'Rescaling',
  category: 'preprocessing',
  order: 10,
  summary: 'scales and shifts',
  help: 'Multiplies by a scale and adds an offset: 1/255 brings the bytes of an image between 0 and 1.',
  url: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/rescaling/',
  aliases: ['rescale', 'rescaling', 'scale', 'normalize'],
  params: {
    scale: numbers({
      label: 'Scale',
      help: 'The factor; a list has one for each channel.',
      short: (value) => `× ${text(value)}`,
    }),
    offset: numbers({
      label: 'Offset',
      help: 'What is added after scaling; a list has one for each channel.',
      default: 0,
      short: (value) => (value === 0 ? undefined : `+ ${text(value)}`),
    }),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer(p, inputs, context) {
    const shape = inputs[0]?.shape ?? [];
    const channels = shape[shape.length - 1];
    for (const param of ['scale', 'offset'] as const) {
      const value = p[param];
      if (
        typeof value === 'number' ||
        value.length === 1 ||
        typeof channels !== 'number' ||
        channels === value.length
      )
        continue;
      context.report('rescaling/list-does-not-fit', {
        severity: 'warning',
        param,
        message: `The list has ${value.length} numbers, but the last axis ${channels}: Keras builds this, but ${channels === 1 ? 'the shape changes' : 'it fails'} when it runs.`,
        expected: `${channels} numbers, or one`,
        received: String(value.length),
        suggestions: [{ set: { [param]: value[0] }, title: `Use ${value[0]} for all` }],
      });
    }
    return keepShape(p, inputs);
  },
  reach: pointwise,
  targets: { keras: { positional: ['scale'] } },
});

/** A factor as people write it: `1/255`. */
function text(value: Numbers): string {
  if (typeof value !== 'number') return value.map(text).join(', ');
  const inverse = 1 / value;
  const whole = Math.round(inverse);
  return whole > 1 && Math.abs(inverse - whole) < 1e-9 * whole && !/^-?\d+(\.\d{1,3})?$/.test(String(value))
    ? `1/${whole}`
    : String(Number(value.toPrecision(4)));
}
