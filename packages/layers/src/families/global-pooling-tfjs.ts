import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, onlyShape } from './layer-tfjs.js';

interface GlobalPoolingConfig extends LayerConfig {
  dataFormat?: 'channelsLast' | 'channelsFirst';
  keepdims?: boolean;
}

/** Pooling over all spatial axes: one number for each channel. */
abstract class GlobalPooling extends tf.layers.Layer {
  protected readonly dataFormat: 'channelsLast' | 'channelsFirst';
  protected readonly keepdims: boolean;
  private readonly pooled: number[];

  constructor(
    { dataFormat = 'channelsLast', keepdims = false, ...config }: GlobalPoolingConfig,
    axes: number,
  ) {
    super(config);
    this.dataFormat = dataFormat;
    this.keepdims = keepdims;
    const first = dataFormat === 'channelsFirst' ? 2 : 1;
    this.pooled = Array.from({ length: axes }, (_, axis) => axis + first);
  }

  protected abstract pool(x: tf.Tensor, axes: number[], mask: tf.Tensor | undefined): tf.Tensor;

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return onlyShape(inputShape).flatMap((size, axis) =>
      this.pooled.includes(axis) ? (this.keepdims ? [1] : []) : [size],
    );
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x, mask] = [inputs].flat() as [tf.Tensor, tf.Tensor | undefined];
    return tf.tidy(() => this.pool(x, this.pooled, mask));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), dataFormat: this.dataFormat, keepdims: this.keepdims };
  }
}

/** The mean of each channel; of a sequence with a mask, of the steps that count. */
abstract class GlobalAveragePooling extends GlobalPooling {
  protected override pool(x: tf.Tensor, axes: number[], mask: tf.Tensor | undefined): tf.Tensor {
    if (!mask) return tf.mean(x, axes, this.keepdims);
    const counts = tf.expandDims(mask, this.dataFormat === 'channelsFirst' ? 1 : 2);
    return tf.div(tf.sum(tf.mul(x, counts), axes, this.keepdims), tf.sum(counts, axes, this.keepdims));
  }
}

/** The largest value of each channel. Those that are equally large share the gradient. */
abstract class GlobalMaxPooling extends GlobalPooling {
  protected override pool(x: tf.Tensor, axes: number[]): tf.Tensor {
    const largest = tf.customGrad((given, save) => {
      const values = given as tf.Tensor;
      const top = tf.max(values, axes, true);
      (save as (tensors: tf.Tensor[]) => void)([values, top]);
      return {
        value: top,
        gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
          const places = tf.cast(tf.equal(saved[0] as tf.Tensor, saved[1] as tf.Tensor), 'float32');
          return tf.mul(places, tf.div(dy, tf.sum(places, axes, true)));
        },
      };
    });
    const result = largest(x);
    return this.keepdims ? result : tf.squeeze(result, axes);
  }
}

/** The mean of each channel of a sequence. */
export class KerasGlobalAveragePooling1D extends GlobalAveragePooling {
  static readonly className = 'KerasGlobalAveragePooling1D';

  constructor(config: GlobalPoolingConfig = {}) {
    super(config, 1);
  }
}
tf.serialization.registerClass(KerasGlobalAveragePooling1D);

/** The mean of each channel of an image. */
export class KerasGlobalAveragePooling2D extends GlobalAveragePooling {
  static readonly className = 'KerasGlobalAveragePooling2D';

  constructor(config: GlobalPoolingConfig = {}) {
    super(config, 2);
  }
}
tf.serialization.registerClass(KerasGlobalAveragePooling2D);

/** The mean of each channel of a volume. */
export class GlobalAveragePooling3D extends GlobalAveragePooling {
  static readonly className = 'GlobalAveragePooling3D';

  constructor(config: GlobalPoolingConfig = {}) {
    super(config, 3);
  }
}
tf.serialization.registerClass(GlobalAveragePooling3D);

/** The largest value of each channel of a sequence. */
export class KerasGlobalMaxPooling1D extends GlobalMaxPooling {
  static readonly className = 'KerasGlobalMaxPooling1D';

  constructor(config: GlobalPoolingConfig = {}) {
    super(config, 1);
  }
}
tf.serialization.registerClass(KerasGlobalMaxPooling1D);

/** The largest value of each channel of an image. */
export class KerasGlobalMaxPooling2D extends GlobalMaxPooling {
  static readonly className = 'KerasGlobalMaxPooling2D';

  constructor(config: GlobalPoolingConfig = {}) {
    super(config, 2);
  }
}
tf.serialization.registerClass(KerasGlobalMaxPooling2D);

/** The largest value of each channel of a volume. */
export class GlobalMaxPooling3D extends GlobalMaxPooling {
  static readonly className = 'GlobalMaxPooling3D';

  constructor(config: GlobalPoolingConfig = {}) {
    super(config, 3);
  }
}
tf.serialization.registerClass(GlobalMaxPooling3D);
