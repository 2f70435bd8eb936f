import { defineLayer } from '../core/define.js';
import {
  factor,
  fillModeField,
  fillValueField,
  interpolationField,
  keepPicture,
} from '../families/augmenting.js';
import { dataFormatField } from '../families/convolution-fields.js';
import { seedField } from '../fields/index.js';

/** A shift. Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_translation/ */
export const randomTranslation = defineLayer({
  kind: 'RandomTranslation',
  category: 'preprocessing',
  order: 52,
  summary: 'shifts at random',
  help: 'In training shifts each picture by a random share of its size. Does nothing afterwards.',
  aliases: ['translate', 'shift', 'randomtranslation', 'augment'],
  params: {
    heightFactor: factor(
      { min: -1, max: 1 },
      { label: 'Height factor', help: 'How far down or up, as a share of the height.' },
    ),
    widthFactor: factor(
      { min: -1, max: 1 },
      { label: 'Width factor', help: 'How far to the sides, as a share of the width.' },
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
  targets: { keras: { positional: ['heightFactor', 'widthFactor'] } },
});
