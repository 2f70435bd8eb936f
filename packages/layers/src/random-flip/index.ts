import { defineLayer } from '../core/define.js';
import { keepPicture } from '../families/augmenting.js';
import { dataFormatField } from '../families/convolution-fields.js';
import { choice, seedField } from '../fields/index.js';

/** A mirror now and then. Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_flip/ */
export const randomFlip = defineLayer({
  kind: 'RandomFlip',
  category: 'preprocessing',
  order: 50,
  summary: 'mirrors at random',
  help: 'In training mirrors half of the pictures, so that the network does not learn left from right. Does nothing afterwards.',
  aliases: ['flip', 'randomflip', 'mirror', 'augment'],
  params: {
    mode: choice(['horizontal_and_vertical', 'horizontal', 'vertical'], {
      label: 'Mode',
      help: 'Left and right, top and bottom, or both.',
      default: 'horizontal_and_vertical',
      short: (value) => (value === 'horizontal_and_vertical' ? undefined : value),
    }),
    seed: seedField,
    dataFormat: dataFormatField,
  },
  inputs: [{ name: 'images', dtype: 'any' }],
  infer: keepPicture,
  random: true,
  targets: { keras: { positional: ['mode'] } },
});
