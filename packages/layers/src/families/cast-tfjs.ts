import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, only } from './layer-tfjs.js';

interface CastConfig extends LayerConfig {
  dtype: 'float32' | 'int32' | 'bool';
}

/** Makes whole numbers or flags into floats, which most layers of TensorFlow.js do not do by themselves. */
export class Cast extends tf.layers.Layer {
  static readonly className = 'Cast';
  private readonly to: CastConfig['dtype'];

  constructor({ dtype, ...config }: CastConfig) {
    super(config);
    this.to = dtype;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.cast(only(inputs), this.to);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), dtype: this.to };
  }
}
tf.serialization.registerClass(Cast);
