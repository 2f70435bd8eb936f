import type { TfjsTarget } from '../core/tfjs.js';

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<{ readonly maskValue: number }> = ({ maskValue }) => ({
  own: 'KerasMasking',
  config: { maskValue },
  mask: { made: { own: 'MaskOf', config: maskValue === 0 ? {} : { maskValue } }, from: 'inputs' },
});
