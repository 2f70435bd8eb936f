import { defineLayer } from '../core/define.js';
import { factor, keepPicture, valueRangeField } from '../families/augmenting.js';
import { seedField } from '../fields/index.js';

/** Lighter or darker. Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_brightness/ */
export const randomBrightness = defineLayer({
  kind: 'RandomBrightness',
  category: 'preprocessing',
  order: 56,
  summary: 'changes the brightness',
  help: 'In training makes each picture lighter or darker by a random share of the range of values. Does nothing afterwards.',
  aliases: ['brightness', 'randombrightness', 'augment'],
  params: {
    factor: factor(
      { min: -1, max: 1, loosePair: true },
      { label: 'Factor', help: 'How much, as a share of the range.' },
    ),
    valueRange: valueRangeField,
    seed: seedField,
  },
  inputs: [{ name: 'images', dtype: 'any' }],
  infer: keepPicture,
  random: true,
  targets: { keras: { positional: ['factor'], ignored: { data_format: 'channels_last' } } },
});
