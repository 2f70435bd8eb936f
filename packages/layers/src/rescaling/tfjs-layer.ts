import * as tf from '@tensorflow/tfjs';
import { broadcastShape } from '../families/broadcast-tfjs.js';
import { type LayerConfig, only, onlyShape } from '../families/layer-tfjs.js';

interface RescalingConfig extends LayerConfig {
  scale: number | number[];
  offset?: number | number[];
}

/** x · scale + offset, with one number for each channel. */
export class KerasRescaling extends tf.layers.Layer {
  static readonly className = 'KerasRescaling';
  private readonly scale: number | number[];
  private readonly offset: number | number[];

  constructor({ scale, offset = 0, ...config }: RescalingConfig) {
    super(config);
    this.scale = scale;
    this.offset = offset;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const sizes = [this.scale, this.offset].map((value) => (typeof value === 'number' ? [] : [value.length]));
    return sizes.reduce(broadcastShape, onlyShape(inputShape));
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => tf.add(tf.mul(only(inputs), this.scale), this.offset));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), scale: this.scale, offset: this.offset };
  }
}
tf.serialization.registerClass(KerasRescaling);
