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
  aliases: ['upsample', 'enlarge', 'resize'],
});
