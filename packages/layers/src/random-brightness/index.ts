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
  url: 'https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_brightness/',
  aliases: ['brightness', 'randombrightness', 'augment'],
  glyph:
    '<circle cx="8" cy="8" r="3"/><path d="M8 1.5v1.8M8 12.7v1.8M1.5 8h1.8M12.7 8h1.8M3.4 3.4l1.3 1.3M11.3 11.3l1.3 1.3M12.6 3.4l-1.3 1.3M4.7 11.3l-1.3 1.3"/>',
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
