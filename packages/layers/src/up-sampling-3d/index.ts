import { defineLayer } from '../core/define.js';
import { upSampling } from '../families/up-sampling.js';

/** Larger, without weights. Source: https://keras.io/api/layers/reshaping_layers/up_sampling3d/ */
export const upSampling3d = defineLayer({
  ...upSampling(3, {}),
  kind: 'UpSampling3D',
  order: 72,
  summary: 'repeats each element',
  help: 'Makes a volume or a video larger by repeating each element. Nothing is learnt.',
  aliases: ['upsample', 'enlarge', 'resize'],
});
