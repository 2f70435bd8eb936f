import * as tf from '@tensorflow/tfjs';
import { eachAxis, fromChannelsLast, toChannelsLast, windowPlaces } from './convolve-tfjs.js';
import { type LayerConfig, only, onlyShape } from './layer-tfjs.js';

interface PoolingConfig extends LayerConfig {
  poolSize?: number | number[];
  strides?: number | number[] | null;
  padding?: 'valid' | 'same';
  dataFormat?: 'channelsLast' | 'channelsFirst';
}

type How = 'max' | 'min' | 'average';

/**
 * Pooling over one to three spatial axes, two at a time: a box is a window over rows and columns, and one over depth.
 * TensorFlow.js' own is wrong in training for averages with padding, and over three axes.
 */
abstract class Pooling extends tf.layers.Layer {
  private readonly size: number[];
  private readonly strides: number[];
  private readonly padding: 'valid' | 'same';
  private readonly dataFormat: 'channelsLast' | 'channelsFirst';
  private readonly how: How;

  constructor(config: PoolingConfig, axes: number, how: How) {
    super(config);
    const { poolSize = 2, strides, padding = 'valid', dataFormat = 'channelsLast' } = config;
    this.size = eachAxis(poolSize, axes);
    this.strides = eachAxis(strides ?? poolSize, axes);
    this.padding = padding;
    this.dataFormat = dataFormat;
    this.how = how;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const first = this.dataFormat === 'channelsFirst' ? 2 : 1;
    return onlyShape(inputShape).map((input, place) => {
      const axis = place - first;
      const size = this.size[axis];
      return size === undefined ? input : windowPlaces(input, size, this.strides[axis] ?? 1, 1, this.padding);
    });
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = toChannelsLast(only(inputs), this.dataFormat);
      const pooled = this.how === 'min' ? tf.neg(this.pool(tf.neg(x))) : this.pool(x);
      return fromChannelsLast(pooled, this.dataFormat);
    });
  }

  private pool(x: tf.Tensor): tf.Tensor {
    const axes = this.size.length;
    if (axes === 1) return tf.squeeze(this.window(tf.expandDims(x, 1), [null, 0]), [1]);
    if (axes === 2) return this.window(x, [0, 1]);
    const [batch = 1, depth = 1, height = 1, width = 1, channels = 1] = x.shape;
    const flat = this.window(tf.reshape(x, [batch * depth, height, width, channels]), [1, 2]);
    const [, rows = 1, columns = 1] = flat.shape;
    const deep = this.window(tf.reshape(flat, [batch, depth, rows * columns, channels]), [0, null]);
    return tf.reshape(deep, [batch, deep.shape[1] ?? 1, rows, columns, channels]);
  }

  /** @param axes which of the layer's axes rows and columns are; null for none, where the window has one element */
  private window(x: tf.Tensor, axes: [number | null, number | null]): tf.Tensor {
    const size = axes.map((axis) => (axis === null ? 1 : (this.size[axis] ?? 1))) as [number, number];
    const strides = axes.map((axis) => (axis === null ? 1 : (this.strides[axis] ?? 1))) as [number, number];
    const image = x as tf.Tensor4D;
    if (this.how !== 'average') return tf.maxPool(image, size, strides, this.padding);
    if (this.padding === 'valid') return tf.avgPool(image, size, strides, 'valid');
    return averageWithin(image, size, strides);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { size, strides, padding, dataFormat } = this;
    return { ...super.getConfig(), poolSize: size, strides, padding, dataFormat };
  }
}

/** The mean of what of a window lies within the image: padding does not count. */
function averageWithin(x: tf.Tensor4D, size: [number, number], strides: [number, number]): tf.Tensor {
  const sides = size.map((span, axis) => {
    const [input = 1, stride = 1] = [x.shape[axis + 1], strides[axis]];
    const places = Math.ceil(input / stride);
    const all = Math.max((places - 1) * stride + span - input, 0);
    const before = Math.floor(all / 2);
    const shares = Array.from({ length: places }, (_, place) => {
      const start = place * stride - before;
      return span / (Math.min(start + span, input) - Math.max(start, 0));
    });
    return { zeros: [before, all - before] as [number, number], shares };
  });
  const [rows, columns] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const wide = tf.pad(x, [[0, 0], rows.zeros, columns.zeros, [0, 0]]);
  const shares = tf.outerProduct(tf.tensor1d(rows.shares), tf.tensor1d(columns.shares));
  return tf.mul(tf.avgPool(wide, size, strides, 'valid'), tf.reshape(shares, [1, ...shares.shape, 1]));
}

/** The largest value under a window. */
export class KerasMaxPooling1D extends Pooling {
  static readonly className = 'KerasMaxPooling1D';

  constructor(config: PoolingConfig = {}) {
    super(config, 1, 'max');
  }
}
tf.serialization.registerClass(KerasMaxPooling1D);

/** The largest value under a window. */
export class KerasMaxPooling2D extends Pooling {
  static readonly className = 'KerasMaxPooling2D';

  constructor(config: PoolingConfig = {}) {
    super(config, 2, 'max');
  }
}
tf.serialization.registerClass(KerasMaxPooling2D);

/** The largest value under a window. */
export class KerasMaxPooling3D extends Pooling {
  static readonly className = 'KerasMaxPooling3D';

  constructor(config: PoolingConfig = {}) {
    super(config, 3, 'max');
  }
}
tf.serialization.registerClass(KerasMaxPooling3D);

/** The mean of the values under a window. */
export class KerasAveragePooling1D extends Pooling {
  static readonly className = 'KerasAveragePooling1D';

  constructor(config: PoolingConfig = {}) {
    super(config, 1, 'average');
  }
}
tf.serialization.registerClass(KerasAveragePooling1D);

/** The mean of the values under a window. */
export class KerasAveragePooling2D extends Pooling {
  static readonly className = 'KerasAveragePooling2D';

  constructor(config: PoolingConfig = {}) {
    super(config, 2, 'average');
  }
}
tf.serialization.registerClass(KerasAveragePooling2D);

/** The mean of the values under a window. */
export class KerasAveragePooling3D extends Pooling {
  static readonly className = 'KerasAveragePooling3D';

  constructor(config: PoolingConfig = {}) {
    super(config, 3, 'average');
  }
}
tf.serialization.registerClass(KerasAveragePooling3D);

/** The smallest value under a window. */
export class MinPooling1D extends Pooling {
  static readonly className = 'MinPooling1D';

  constructor(config: PoolingConfig = {}) {
    super(config, 1, 'min');
  }
}
tf.serialization.registerClass(MinPooling1D);

/** The smallest value under a window. */
export class MinPooling2D extends Pooling {
  static readonly className = 'MinPooling2D';

  constructor(config: PoolingConfig = {}) {
    super(config, 2, 'min');
  }
}
tf.serialization.registerClass(MinPooling2D);

/** The smallest value under a window. */
export class MinPooling3D extends Pooling {
  static readonly className = 'MinPooling3D';

  constructor(config: PoolingConfig = {}) {
    super(config, 3, 'min');
  }
}
tf.serialization.registerClass(MinPooling3D);
