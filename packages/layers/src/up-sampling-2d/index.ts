import { defineLayer } from '../core/define.js';
import { upSampling } from '../families/up-sampling.js';
import { anyCase, choice } from '../fields/index.js';

/** Larger, without weights. Source: https://keras.io/api/layers/reshaping_layers/up_sampling2d/ */
export const upSampling2d = defineLayer({
  ...upSampling(2, {
    interpolation: anyCase(
      choice(['nearest', 'bilinear', 'bicubic', 'lanczos3', 'lanczos5'], {
        label: 'Interpolation',
        help: 'How the new pixels come about: nearest repeats, the others blend neighbours.',
        default: 'nearest',
        short: (value) => (value === 'nearest' ? undefined : value),
      }),
    ),
  }),
  kind: 'UpSampling2D',
  order: 52,
  summary: 'repeats or blends pixels',
  help: 'Makes an image larger by repeating pixels, or by blending neighbours. Nothing is learnt.',
  url: 'https://keras.io/api/layers/reshaping_layers/up_sampling2d/',
  aliases: ['upsample', 'enlarge', 'resize'],
  glyph:
    '<rect x="1.5" y="9" width="5.5" height="5.5" rx="1" fill="currentColor" fill-opacity=".25"/><path d="M9.5 14.5h4a1 1 0 0 0 1-1v-11a1 1 0 0 0-1-1h-11a1 1 0 0 0-1 1v4M9 7l2.5-2.5M9.3 4.5h2.2v2.2"/>',
});
