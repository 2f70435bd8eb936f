import * as tf from '@tensorflow/tfjs';
import { broadcastShape } from '../families/broadcast-tfjs.js';
import { allShapes, type LayerConfig } from '../families/layer-tfjs.js';

interface CustomScaleConfig extends LayerConfig {
  scale: number;
}

/** The first input plus the second times a fixed factor (Inception-ResNet, Szegedy et al. 2016). */
export class CustomScaleLayer extends tf.layers.Layer {
  static readonly className = 'CustomScaleLayer';
  private readonly scale: number;

  constructor({ scale, ...config }: CustomScaleConfig) {
    super(config);
    this.scale = scale;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return allShapes(inputShape).reduce(broadcastShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [first, second] = inputs as [tf.Tensor, tf.Tensor];
    return tf.tidy(() => tf.add(first, tf.mul(second, this.scale)));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), scale: this.scale };
  }
}
tf.serialization.registerClass(CustomScaleLayer);
