import { defineLayer } from '../core/define.js';
import { upSampling } from '../families/up-sampling.js';

/** Larger, without weights. Source: https://keras.io/api/layers/reshaping_layers/up_sampling3d/ */
export const upSampling3d = defineLayer({
  ...upSampling(3, {}),
  kind: 'UpSampling3D',
  order: 72,
  summary: 'repeats each element',
  help: 'Makes a volume or a video larger by repeating each element. Nothing is learnt.',
  url: 'https://keras.io/api/layers/reshaping_layers/up_sampling3d/',
  aliases: ['upsample', 'enlarge', 'resize'],
  glyph:
    '<path d="M8 1.5 14 5v6l-6 3.5L2 11V5zM2 5l6 3.5L14 5M8 8.5v6"/><path d="M5 9.7l3 1.8v3l-3-1.7z" fill="currentColor" fill-opacity=".25"/>',
});
