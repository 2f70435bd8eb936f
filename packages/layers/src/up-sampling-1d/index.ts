import { defineLayer } from '../core/define.js';
import { upSampling } from '../families/up-sampling.js';

/** Larger, without weights. Source: https://keras.io/api/layers/reshaping_layers/up_sampling1d/ */
export const upSampling1d = defineLayer({
  ...upSampling(1, {}),
  kind: 'UpSampling1D',
  order: 62,
  summary: 'repeats each element',
  help: 'Makes a signal or a sequence larger by repeating each element. Nothing is learnt.',
  url: 'https://keras.io/api/layers/reshaping_layers/up_sampling1d/',
  aliases: ['upsample', 'enlarge', 'resize'],
  glyph:
    '<rect x="6" y="2.5" width="4" height="3" rx=".7" fill="currentColor" fill-opacity=".25"/><path d="M1.5 10.5h13v3h-13zM5.8 10.5v3M10.2 10.5v3M8 6.5V9M6.8 8 8 9.2 9.2 8"/>',
});
