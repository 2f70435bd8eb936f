import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { dataFormatField } from '../families/convolution-fields.js';
import { rateField } from '../families/dropping.js';
import { keepShape } from '../families/keeping.js';
import { seedField } from '../fields/index.js';

/** Dropout of whole feature volumes (Tompson et al. 2015). Source: https://keras.io/api/layers/regularization_layers/spatial_dropout3d/ */
export const spatialDropout3d = defineLayer({
  kind: 'SpatialDropout3D',
  category: 'regularization',
  order: 53,
  summary: 'leaves maps out',
  help: 'In training leaves out whole feature volumes, chosen at random, where neighbours are too alike for single numbers to matter.',
  aliases: ['spatialdropout3d', 'spatial dropout 3d'],
  params: { rate: rateField, dataFormat: dataFormatField, seed: seedField },
  // Keras passes no other argument of a layer on here.
  common: ['dtype'],
  inputs: [{ name: 'x', ranks: [5], dtype: 'any' }],
  infer: keepShape,
  random: true,
  reach: pointwise,
  view: 'inference',
  tfjsLeftovers: 3,
  targets: { keras: { positional: ['rate'] } },
});
