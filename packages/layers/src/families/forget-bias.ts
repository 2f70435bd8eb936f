import type { InferContext } from '../core/define.js';
import type { KerasObject } from '../fields/index.js';

/** Initializers that draw numbers for some units at a time: Keras puts the bias together from three pieces. */
export function checkForgetBias(
  p: { readonly unitForgetBias: boolean; readonly useBias: boolean; readonly biasInitializer: KerasObject },
  context: InferContext,
): void {
  const { value } = p.biasInitializer.config;
  if (!p.useBias || !p.unitForgetBias || !Array.isArray(value) || value.length === 1) return;
  context.report('recurrent/bias-in-pieces', {
    param: 'biasInitializer',
    message:
      'With the forget bias at 1 the bias is put together from pieces of different sizes: an array does not fit.',
    suggestions: [
      { set: { biasInitializer: undefined }, title: 'Use the default' },
      { set: { unitForgetBias: false }, title: 'Treat the forget gate like the others' },
    ],
  });
}
