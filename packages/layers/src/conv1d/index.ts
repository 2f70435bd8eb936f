import { defineLayer } from '../core/define.js';
import { convolution } from '../families/convolution.js';

/** 1-D convolution (cross-correlation). Source: https://keras.io/api/layers/convolution_layers/convolution1d/ */
export const conv1d = defineLayer({
  ...convolution(1),
  kind: 'Conv1D',
  order: 11,
  summary: 'slides a filter along time',
  help: 'Slides small filters over a signal or a sequence; each makes one feature map. What is computed is the cross-correlation: the kernel is not flipped. With causal padding no output sees what comes later.',
  url: 'https://keras.io/api/layers/convolution_layers/convolution1d/',
  aliases: ['conv1d', 'convolution', 'temporal'],
  glyph:
    '<rect x="1.5" y="6" width="13" height="5" rx="1"/><rect x="1.5" y="6" width="5" height="5" rx="1" fill="currentColor" fill-opacity=".25"/><path d="M9 3.5h3M11 2.3l1.2 1.2L11 4.7"/>',
});
