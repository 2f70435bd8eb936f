import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { rateField } from '../families/dropping.js';
import { keepShape } from '../families/keeping.js';
import { seedField } from '../fields/index.js';

/** Dropout of whole features of a sequence (Tompson et al. 2015). Source: https://keras.io/api/layers/regularization_layers/spatial_dropout1d/ */
export const spatialDropout1d = defineLayer({
  kind: 'SpatialDropout1D',
  category: 'regularization',
  order: 51,
  summary: 'leaves maps out',
  help: 'In training leaves out whole features of a sequence, chosen at random, where neighbours are too alike for single numbers to matter.',
  aliases: ['spatialdropout1d', 'spatial dropout 1d'],
  params: { rate: rateField, seed: seedField },
  // Keras passes no other argument of a layer on here.
  common: ['dtype'],
  inputs: [{ name: 'x', ranks: [3], dtype: 'any' }],
  infer: keepShape,
  random: true,
  reach: pointwise,
  view: 'inference',
  tfjsLeftovers: 3,
  targets: { keras: { positional: ['rate'] } },
});
