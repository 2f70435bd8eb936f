import { defineLayer } from '../core/define.js';
import { explainResized, resized } from '../families/augmenting.js';
import { dataFormatField } from '../families/convolution-fields.js';
import { integer } from '../fields/index.js';
import { largestSize } from '../fields/simple.js';

const size = (label: string) =>
  integer({ label, help: `The ${label.toLowerCase()} of what is cut out.`, min: 0, max: largestSize });

/** The middle of a picture. Source: https://keras.io/api/layers/preprocessing_layers/image_preprocessing/center_crop/ */
export const centerCrop = defineLayer({
  kind: 'CenterCrop',
  category: 'preprocessing',
  order: 40,
  summary: 'cuts out the middle',
  help: 'Cuts the middle out of pictures. A picture that is too small is resized instead.',
  url: 'https://keras.io/api/layers/preprocessing_layers/image_preprocessing/center_crop/',
  aliases: ['centercrop', 'center crop', 'crop'],
  params: { height: size('Height'), width: size('Width'), dataFormat: dataFormatField },
  inputs: [{ name: 'images', ranks: [3, 4], dtype: 'any' }],
  infer: resized,
  explain: explainResized,
  label: (p) => `${p.height}×${p.width}`,
  targets: { keras: { positional: ['height', 'width'] } },
});
