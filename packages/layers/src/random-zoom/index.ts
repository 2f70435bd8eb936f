import { defineLayer } from '../core/define.js';
import {
  factor,
  fillModeField,
  fillValueField,
  interpolationField,
  keepPicture,
} from '../families/augmenting.js';
import { dataFormatField } from '../families/convolution-fields.js';
import { optional, seedField } from '../fields/index.js';

const bounds = { min: -1, max: 1, open: true };

/** Nearer or farther. Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_zoom/ */
export const randomZoom = defineLayer({
  kind: 'RandomZoom',
  category: 'preprocessing',
  order: 53,
  summary: 'zooms at random',
  help: 'In training zooms each picture in (negative) or out (positive) by a random share. Does nothing afterwards.',
  aliases: ['zoom', 'randomzoom', 'augment'],
  params: {
    heightFactor: factor(bounds, {
      label: 'Height factor',
      help: 'How far the height is zoomed, as a share of it.',
    }),
    widthFactor: optional(
      factor(bounds, {
        label: 'Width factor',
        help: 'How far the width is zoomed; as the height, if left out.',
      }),
    ),
    fillMode: fillModeField,
    interpolation: interpolationField,
    seed: seedField,
    fillValue: fillValueField,
    dataFormat: dataFormatField,
  },
  inputs: [{ name: 'images', dtype: 'any' }],
  infer: keepPicture,
  random: true,
  targets: { keras: { positional: ['heightFactor'] } },
});
