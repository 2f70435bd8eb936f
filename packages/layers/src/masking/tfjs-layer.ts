import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, only, onlyShape, withoutGradient } from '../families/layer-tfjs.js';

interface MaskingConfig extends LayerConfig {
  maskValue?: number;
}

function maskOf(x: tf.Tensor, maskValue: number): tf.Tensor {
  return withoutGradient(x, (given) => tf.cast(tf.any(tf.notEqual(given, maskValue), -1), 'float32'));
}

/** No gradient comes back from a masked step, not even an infinite one, of which a product would make NaN. */
function settled(x: tf.Tensor, maskValue: number): tf.Tensor {
  const settle = tf.customGrad((given, save) => {
    const steps = given as tf.Tensor;
    const counts = tf.any(tf.notEqual(steps, maskValue), -1, true);
    const chosen = (from: tf.Tensor, by: tf.Tensor) => tf.where(by, from, tf.zerosLike(from));
    (save as (tensors: tf.Tensor[]) => void)([counts]);
    return {
      value: chosen(steps, counts),
      gradFunc: (dy: tf.Tensor, [kept]: tf.Tensor[]) => chosen(dy, kept as tf.Tensor),
    };
  });
  return settle(x);
}

/** Sets every step to 0 whose numbers all have one value. Which steps these are, MaskOf says. */
export class KerasMasking extends tf.layers.Layer {
  static readonly className = 'KerasMasking';
  private readonly maskValue: number;

  constructor({ maskValue = 0, ...config }: MaskingConfig) {
    super(config);
    this.maskValue = maskValue;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return settled(x, this.maskValue);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), maskValue: this.maskValue };
  }
}
tf.serialization.registerClass(KerasMasking);

/** 1 for every step to be looked at, 0 for one whose numbers all have one value. */
export class MaskOf extends tf.layers.Layer {
  static readonly className = 'MaskOf';
  private readonly maskValue: number;

  constructor({ maskValue = 0, ...config }: MaskingConfig) {
    super(config);
    this.maskValue = maskValue;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return onlyShape(inputShape).slice(0, -1);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return maskOf(only(inputs), this.maskValue);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), maskValue: this.maskValue };
  }
}
tf.serialization.registerClass(MaskOf);
