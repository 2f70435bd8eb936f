import * as tf from '@tensorflow/tfjs';
import { adapted, type LoraConfig, thinWeights } from '../families/lora-tfjs.js';
import type { LayerVariable, WeightObjects } from '../families/weight-tfjs.js';
import { type EmbeddingConfig, KerasEmbedding } from './tfjs-layer.js';

/** An embedding whose rows stay as they are, while two thin matrices beside them are trained. */
export class LoraEmbedding extends KerasEmbedding {
  static override readonly className: string = 'LoraEmbedding';
  private readonly rank: number;
  private thin: LayerVariable[] = [];

  constructor(config: EmbeddingConfig & LoraConfig) {
    super(config);
    this.rank = config.loraRank;
  }

  protected override addRows(shape: number[], { initializer, regularizer }: WeightObjects): LayerVariable {
    this.thin = thinWeights('embeddings', shape, this.rank, regularizer).map((plan) =>
      this.addTrained(plan.name, plan.shape, plan.objects),
    );
    return this.addWeight('embeddings', shape, 'float32', initializer, undefined, false);
  }

  /** Keras takes no notice of alpha in an embedding: the adaptation counts once. */
  protected override table(rows: tf.Tensor): tf.Tensor {
    return adapted(
      rows,
      this.thin.map((weight) => weight.read()),
      1,
    );
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), loraRank: this.rank };
  }
}
tf.serialization.registerClass(LoraEmbedding);
