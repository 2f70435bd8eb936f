import type { Inferred } from '../core/define.js';
import type { TfjsCall, TfjsConfig } from '../core/tfjs.js';

/**
 * A layer with low-rank adaptation, which TensorFlow.js does not have. There the weights that are trained come first,
 * of ours the two thin ones, and the frozen one is the last; in Keras it is the first.
 */
export function adaptedCall(own: string, config: TfjsConfig, { weights = [] }: Inferred): TfjsCall {
  const [frozen, ...trained] = weights.map(({ path }) => ({ path }));
  const thin = trained.filter(({ path }) => path.startsWith('lora_'));
  const bias = trained.filter((weight) => !thin.includes(weight));
  return { own, config, weights: [...thin, ...bias, ...(frozen ? [frozen] : [])] };
}
