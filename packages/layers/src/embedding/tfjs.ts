import type { Params } from '../core/define.js';
import { isFloat } from '../core/tensor.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { adaptedCall } from '../families/lora-call.js';
import { objectsConfig } from '../objects/tfjs-values.js';

type EmbeddingParams = Params & {
  readonly inputDim: number;
  readonly outputDim: number;
  readonly maskZero: boolean;
  readonly loraRank: number | null;
};

/** How it is written in TensorFlow.js, which cannot train what lies before an embedding of floats. */
export const tfjs: TfjsTarget<EmbeddingParams> = (p, [x], inferred) => {
  const { inputDim, outputDim, loraRank } = p;
  const config = { inputDim, outputDim, ...objectsConfig(p, 'embeddings') };
  const layer = x && isFloat(x.dtype) ? { own: 'KerasEmbedding', config } : { layer: 'embedding', config };
  return {
    ...(loraRank === null ? layer : adaptedCall('LoraEmbedding', { ...config, loraRank }, inferred)),
    castsNothing: true,
    ...(p.maskZero ? { mask: { made: { own: 'NonZero', config: {} }, from: 'inputs' } } : {}),
  };
};
