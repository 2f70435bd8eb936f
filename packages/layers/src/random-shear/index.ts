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

const share = (label: string, help: string) =>
  factor(
    { min: 0, max: 1 },
    {
      label,
      help,
      default: 0,
      short: (value) => (value === 0 ? undefined : `${label.slice(0, 1).toLowerCase()} ${value}`),
    },
  );

/** A slant. Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_shear/ */
export const randomShear = defineLayer({
  kind: 'RandomShear',
  category: 'preprocessing',
  order: 54,
  summary: 'slants at random',
  help: 'In training slants each picture along its width and its height. Does nothing afterwards.',
  aliases: ['shear', 'randomshear', 'slant', 'augment'],
  params: {
    xFactor: share('X factor', 'How far it is slanted along the width.'),
    yFactor: share('Y factor', 'How far it is slanted along the height.'),
    interpolation: interpolationField,
    fillMode: fillModeField,
    fillValue: fillValueField,
    dataFormat: dataFormatField,
    seed: seedField,
  },
  inputs: [{ name: 'images', dtype: 'any' }],
  infer: keepPicture,
  random: true,
  targets: { keras: { positional: ['xFactor', 'yFactor'] } },
});
