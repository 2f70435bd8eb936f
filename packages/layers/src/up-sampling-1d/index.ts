import { defineLayer } from '../core/define.js';
import { upSampling } from '../families/up-sampling.js';

/** Larger, without weights. Source: https://keras.io/api/layers/reshaping_layers/up_sampling1d/ */
export const upSampling1d = defineLayer({
  ...upSampling(1, {}),
  kind: 'UpSampling1D',
  order: 62,
  summary: 'repeats each element',
  help: 'Makes a signal or a sequence larger by repeating each element. Nothing is learnt.',
  aliases: ['upsample', 'enlarge', 'resize'],
});
