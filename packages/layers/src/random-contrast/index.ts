import { defineLayer } from '../core/define.js';
import { factor, keepPicture, valueRangeField } from '../families/augmenting.js';
import { seedField } from '../fields/index.js';

/** Stronger or weaker contrast. Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_contrast/ */
export const randomContrast = defineLayer({
  kind: 'RandomContrast',
  category: 'preprocessing',
  order: 55,
  summary: 'changes the contrast',
  help: 'In training changes the contrast of each picture by a random share. Does nothing afterwards.',
  aliases: ['contrast', 'randomcontrast', 'augment'],
  params: {
    factor: factor({ min: 0, max: 1, loosePair: true }, { label: 'Factor', help: 'How much, as a share.' }),
    valueRange: valueRangeField,
    seed: seedField,
  },
  inputs: [{ name: 'images', dtype: 'any' }],
  infer: keepPicture,
  random: true,
  targets: { keras: { positional: ['factor'], ignored: { data_format: 'channels_last' } } },
});
