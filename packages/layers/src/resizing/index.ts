import { defineLayer } from '../core/define.js';
import { explainResized, fillValueField, resized } from '../families/augmenting.js';
import { dataFormatField } from '../families/convolution-fields.js';
import { choice, flag, integer } from '../fields/index.js';
import { largestSize } from '../fields/simple.js';

const size = (label: string) =>
  integer({ label, help: `The ${label.toLowerCase()} that comes out.`, min: 0, max: largestSize });

/** Another size of picture. Source: https://keras.io/api/layers/preprocessing_layers/image_preprocessing/resizing/ */
export const resizing = defineLayer({
  kind: 'Resizing',
  category: 'preprocessing',
  order: 30,
  summary: 'another size',
  help: 'Resizes pictures to a fixed height and width, so that a network of fixed input takes them.',
  url: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/resizing/',
  aliases: ['resize', 'resizing'],
  params: {
    height: size('Height'),
    width: size('Width'),
    interpolation: choice(['bilinear', 'nearest', 'bicubic', 'lanczos3', 'lanczos5'], {
      label: 'Interpolation',
      help: 'How values between pixels are found.',
      default: 'bilinear',
      short: (value) => (value === 'bilinear' ? undefined : value),
    }),
    cropToAspectRatio: flag({
      label: 'Crop to aspect ratio',
      help: 'Whether sides are cut off rather than the picture distorted.',
      default: false,
      advanced: true,
      short: (value) => (value ? 'crops' : undefined),
    }),
    padToAspectRatio: flag({
      label: 'Pad to aspect ratio',
      help: 'Whether borders are added rather than the picture distorted.',
      default: false,
      advanced: true,
      short: (value) => (value ? 'pads' : undefined),
    }),
    fillMode: choice(['constant'], {
      label: 'Fill mode',
      help: 'What borders are filled with.',
      default: 'constant',
      advanced: true,
    }),
    fillValue: fillValueField,
    antialias: flag({
      label: 'Antialias',
      help: 'Whether the picture is smoothed before it is made smaller.',
      default: false,
      advanced: true,
    }),
    dataFormat: dataFormatField,
  },
  inputs: [{ name: 'images', dtype: 'any' }],
  infer(p, inputs, context) {
    if (p.cropToAspectRatio && p.padToAspectRatio) {
      context.report('resizing/crop-and-pad', {
        severity: 'warning',
        param: 'padToAspectRatio',
        message: 'It can crop or pad, not both: Keras builds this, but fails when it runs.',
        suggestions: [
          { set: { padToAspectRatio: undefined }, title: 'Only crop' },
          { set: { cropToAspectRatio: undefined }, title: 'Only pad' },
        ],
      });
    }
    return resized(p, inputs, context);
  },
  explain: explainResized,
  label: (p) =>
    [`${p.height}×${p.width}`, p.interpolation === 'bilinear' ? '' : p.interpolation]
      .filter((part) => part !== '')
      .join(' · '),
  targets: { keras: { positional: ['height', 'width'] } },
});
