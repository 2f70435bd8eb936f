import * as tf from '@tensorflow/tfjs';
import {
  allShapes,
  type CallArguments,
  type Configured,
  type LayerConfig,
  saved,
} from '../families/layer-tfjs.js';
import { layerOf, Wrapping } from '../families/wrapper-tfjs.js';

interface TimeDistributedConfig extends LayerConfig {
  layer: Configured<tf.layers.Layer>;
  stepByStep?: boolean;
}

/**
 * Applies a layer to every step: to all at once, as if each were an example of its own, or one after the other where
 * the layer looks at other examples. A mask, where the layer takes one, comes as a second input.
 */
export class KerasTimeDistributed extends Wrapping {
  static readonly className = 'KerasTimeDistributed';
  private readonly layer: tf.layers.Layer;
  private readonly stepByStep: boolean;

  constructor({ layer, stepByStep = false, ...config }: TimeDistributedConfig) {
    super(config);
    this.layer = layerOf(layer);
    this.stepByStep = stepByStep;
  }

  protected override get inner(): readonly tf.layers.Layer[] {
    return [this.layer];
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const [batch = null, , ...step] = allShapes(inputShape)[0] as tf.Shape;
    this.buildInner(this.layer, [batch, ...step]);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch = null, steps = null, ...step] = allShapes(inputShape)[0] as tf.Shape;
    const [, ...output] = this.layer.computeOutputShape([batch, ...step]) as tf.Shape;
    return [batch, steps, ...output];
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: CallArguments): tf.Tensor {
    return tf.tidy(() => {
      const all = [inputs].flat();
      const [batch = 1, steps = 1] = (all[0] as tf.Tensor).shape;
      const apply = (tensors: tf.Tensor[]) =>
        this.layer.call(tensors.length === 1 ? (tensors[0] as tf.Tensor) : tensors, {
          training: training === true,
        }) as tf.Tensor;
      if (!this.stepByStep) {
        const y = apply(all.map((x) => tf.reshape(x, [batch * steps, ...x.shape.slice(2)])));
        return tf.reshape(y, [batch, steps, ...y.shape.slice(1)]);
      }
      const outputs = Array.from({ length: steps }, (_, step) =>
        apply(all.map((x) => tf.squeeze(tf.slice(x, [0, step], [batch, 1]), [1]))),
      );
      return tf.stack(outputs, 1);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), layer: saved(this.layer), stepByStep: this.stepByStep };
  }
}
tf.serialization.registerClass(KerasTimeDistributed);
