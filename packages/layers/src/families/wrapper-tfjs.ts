import * as tf from '@tensorflow/tfjs';
import { type Configured, configured } from './layer-tfjs.js';

type InnerWeight = tf.layers.Layer['weights'][number];

/** A layer out of a config: the layer itself, or the form in which a model is saved. */
export function layerOf(value: Configured<tf.layers.Layer>): tf.layers.Layer {
  return configured(value);
}

/** A layer that applies others: their weights are its own, and so are the penalties on these. */
export abstract class Wrapping extends tf.layers.Layer {
  /** In the order of the weights. */
  protected abstract readonly inner: readonly tf.layers.Layer[];

  protected buildInner(layer: tf.layers.Layer, inputShape: tf.Shape): void {
    layer.build(inputShape);
    layer.built = true;
  }

  override get trainableWeights(): InnerWeight[] {
    return this.trainable ? this.inner.flatMap((layer) => layer.trainableWeights) : [];
  }

  override get nonTrainableWeights(): InnerWeight[] {
    return this.inner.flatMap((layer) => (this.trainable ? layer.nonTrainableWeights : layer.weights));
  }

  override get weights(): InnerWeight[] {
    return this.inner.flatMap((layer) => layer.weights);
  }

  override calculateLosses(): tf.Scalar[] {
    return this.inner.flatMap((layer) => layer.calculateLosses());
  }

  override getWeights(): tf.Tensor[] {
    return this.inner.flatMap((layer) => layer.getWeights());
  }

  override setWeights(weights: tf.Tensor[]): void {
    let first = 0;
    for (const layer of this.inner) {
      const { length } = layer.weights;
      layer.setWeights(weights.slice(first, first + length));
      first += length;
    }
  }

  override resetStates(): void {
    for (const layer of this.inner) if (layer.stateful) layer.resetStates();
  }
}
