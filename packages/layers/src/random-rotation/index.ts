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

/** A turn. Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_rotation/ */
export const randomRotation = defineLayer({
  kind: 'RandomRotation',
  category: 'preprocessing',
  order: 51,
  summary: 'turns at random',
  help: 'In training turns each picture by a random angle. Does nothing afterwards.',
  aliases: ['rotate', 'rotation', 'randomrotation', 'augment'],
  params: {
    factor: factor(
      { min: -1, max: 1, loosePair: true },
      {
        label: 'Factor',
        help: 'How far, as a share of a full turn: 0.1 is up to 36° either way.',
      },
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
  targets: { keras: { positional: ['factor'] } },
});
