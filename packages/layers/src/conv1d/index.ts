import { defineLayer } from '../core/define.js';
import { convolution } from '../families/convolution.js';

/** 1-D convolution (cross-correlation). Source: https://keras.io/api/layers/convolution_layers/convolution1d/ */
export const conv1d = defineLayer({
  ...convolution(1),
  kind: 'Conv1D',
  order: 11,
  summary: 'slides a filter along time',
  help: 'Slides small filters over a signal or a sequence; each makes one feature map. What is computed is the cross-correlation: the kernel is not flipped. With causal padding no output sees what comes later.',
  aliases: ['conv1d', 'convolution', 'temporal'],
});
