import { defineLayer } from '../core/define.js';
import { explainResized, reportTooFewAxes } from '../families/augmenting.js';
import { placeOf } from '../families/axis.js';
import { dataFormatField } from '../families/convolution-fields.js';
import { computed } from '../families/keeping.js';
import { integer, seedField } from '../fields/index.js';
import { largestSize } from '../fields/simple.js';

const size = (label: string) =>
  integer({ label, help: `The ${label.toLowerCase()} of what is cut out.`, min: 0, max: largestSize });

/** A part of a picture. Source: https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_crop/ */
export const randomCrop = defineLayer({
  kind: 'RandomCrop',
  category: 'preprocessing',
  order: 60,
  summary: 'cuts out somewhere',
  help: 'In training cuts a part out of each picture at a random place.',
  aliases: ['randomcrop', 'random crop', 'augment'],
  params: { height: size('Height'), width: size('Width'), seed: seedField, dataFormat: dataFormatField },
  inputs: [{ name: 'images', dtype: 'any' }],
  infer(p, [x], context) {
    const shape = [...(x?.shape ?? [])];
    const places = p.dataFormat === 'channels_first' ? [-2, -1] : [-3, -2];
    const [height, width] = places.map((axis) => placeOf(axis, shape.length));
    if (height === undefined || width === undefined) {
      reportTooFewAxes(shape.length, context);
      return { outputs: [computed(p, undefined)] };
    }
    shape[height] = p.height;
    shape[width] = p.width;
    return { outputs: [computed(p, shape)] };
  },
  explain: explainResized,
  label: (p) => `${p.height}×${p.width}`,
  random: true,
  targets: { keras: { positional: ['height', 'width'] } },
});
