import * as tf from '@tensorflow/tfjs';
import type { Initializer } from '../families/layer-tfjs.js';

/** The class from which TensorFlow.js' initializers derive; it does not say it. */
export const InitializerBase = Object.getPrototypeOf(
  tf.initializers.zeros().constructor,
) as (abstract new () => Initializer) & Pick<typeof tf.serialization.Serializable, 'fromConfig'>;

interface ConstantConfig {
  value: tf.TensorLike;
}

/** Numbers that are written out, repeated to the shape of the weights. */
export class KerasConstant extends InitializerBase {
  static readonly className = 'KerasConstant';
  private readonly value: tf.TensorLike;

  constructor({ value }: ConstantConfig) {
    super();
    this.value = value;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    return tf.tidy(() => tf.broadcastTo(tf.tensor(this.value, undefined, 'float32'), shape as number[]));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { value: this.value as number };
  }
}
tf.serialization.registerClass(KerasConstant);

interface UniformConfig {
  minval: number;
  maxval: number;
  seed?: number;
}

/** Uniform between two bounds, of which one may be 0: TensorFlow.js takes 0 for none. */
export class KerasRandomUniform extends InitializerBase {
  static readonly className = 'KerasRandomUniform';
  private readonly config: UniformConfig;

  constructor(config: UniformConfig) {
    super();
    this.config = config;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const { minval, maxval, seed } = this.config;
    return tf.randomUniform(shape as number[], minval, maxval, 'float32', seed);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...this.config };
  }
}
tf.serialization.registerClass(KerasRandomUniform);

interface NormalConfig {
  mean: number;
  stddev: number;
  seed?: number;
}

/** Normally distributed, with a deviation that may be 0: TensorFlow.js takes 0 for none. */
export class KerasRandomNormal extends InitializerBase {
  static readonly className = 'KerasRandomNormal';
  private readonly config: NormalConfig;

  constructor(config: NormalConfig) {
    super();
    this.config = config;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const { mean, stddev, seed } = this.config;
    return tf.randomNormal(shape as number[], mean, stddev, 'float32', seed);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...this.config };
  }
}
tf.serialization.registerClass(KerasRandomNormal);

/** The same, drawn again beyond two standard deviations. */
export class KerasTruncatedNormal extends InitializerBase {
  static readonly className = 'KerasTruncatedNormal';
  private readonly config: NormalConfig;

  constructor(config: NormalConfig) {
    super();
    this.config = config;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const { mean, stddev, seed } = this.config;
    return tf.truncatedNormal(shape as number[], mean, stddev, 'float32', seed);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...this.config };
  }
}
tf.serialization.registerClass(KerasTruncatedNormal);

interface VarianceScalingConfig {
  scale: number;
  mode: 'fanIn' | 'fanOut' | 'fanAvg';
  distribution: 'truncatedNormal' | 'untruncatedNormal' | 'uniform';
  inputAxes?: number | number[];
  outputAxes?: number | number[];
  seed?: number;
}

/** The deviation of a standard normal distribution that is cut at two deviations. */
const truncatedDeviation = 0.8796256610342398;

/**
 * Scales its variance to the size of the weights, as Keras does: a truncated normal distribution is widened again by
 * what the truncation takes, and the axes that are counted can be said.
 */
export class KerasVarianceScaling extends InitializerBase {
  static readonly className = 'KerasVarianceScaling';
  private readonly config: VarianceScalingConfig;

  constructor(config: VarianceScalingConfig) {
    super();
    this.config = config;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const sizes = shape as number[];
    const { scale, mode, distribution, seed } = this.config;
    const [fanIn, fanOut] = fans(sizes, this.config);
    const fan = mode === 'fanIn' ? fanIn : mode === 'fanOut' ? fanOut : (fanIn + fanOut) / 2;
    const variance = scale / Math.max(1, fan);
    if (distribution === 'uniform') {
      const limit = Math.sqrt(3 * variance);
      return tf.randomUniform(sizes, -limit, limit, 'float32', seed);
    }
    return distribution === 'untruncatedNormal'
      ? tf.randomNormal(sizes, 0, Math.sqrt(variance), 'float32', seed)
      : tf.truncatedNormal(sizes, 0, Math.sqrt(variance) / truncatedDeviation, 'float32', seed);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...this.config };
  }
}
tf.serialization.registerClass(KerasVarianceScaling);

/** How many numbers go into one of the output, and out of one of the input. */
function fans(shape: number[], { inputAxes, outputAxes }: VarianceScalingConfig): [number, number] {
  const sizeOf = (axes: number | number[]) =>
    [axes].flat().reduce((size, axis) => size * (shape.at(axis) ?? 1), 1);
  if (inputAxes !== undefined && outputAxes !== undefined) return [sizeOf(inputAxes), sizeOf(outputAxes)];
  const all = shape.reduce((size, axis) => size * axis, 1);
  if (shape.length < 2) return [shape[0] ?? 1, shape[0] ?? 1];
  return [all / (shape.at(-1) ?? 1), all / (shape.at(-2) ?? 1)];
}

interface GainConfig {
  gain: number;
  seed?: number;
}

/** The identity matrix times a factor; where it is not square, what fits of it. */
export class KerasIdentity extends InitializerBase {
  static readonly className = 'KerasIdentity';
  private readonly config: GainConfig;

  constructor(config: GainConfig) {
    super();
    this.config = config;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const [rows = 1, columns = 1] = shape as number[];
    return tf.tidy(() => tf.mul(tf.eye(rows, columns), this.config.gain));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...this.config };
  }
}
tf.serialization.registerClass(KerasIdentity);

/**
 * An orthogonal matrix; of weights with more axes all but the last are its rows. TensorFlow.js has one that takes no
 * more than two axes and, on some backends, minutes.
 */
export class KerasOrthogonal extends InitializerBase {
  static readonly className = 'KerasOrthogonal';
  private readonly config: GainConfig;

  constructor(config: GainConfig) {
    super();
    this.config = config;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const sizes = shape as number[];
    const columns = sizes.at(-1) ?? 1;
    const rows = sizes.slice(0, -1).reduce((size, axis) => size * axis, 1);
    return tf.tidy(() => {
      const long = Math.max(rows, columns);
      const short = Math.min(rows, columns);
      const rowsOfLong = tf.tensor(orthonormalRows(short, long, this.config.seed), [short, long]);
      const matrix = rows < columns ? rowsOfLong : tf.transpose(rowsOfLong);
      return tf.reshape(tf.mul(matrix, this.config.gain), sizes);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...this.config };
  }
}
tf.serialization.registerClass(KerasOrthogonal);

/**
 * Rows that are drawn and then made orthogonal to each other and of length 1, one after the other (Gram and Schmidt,
 * twice for rounding). Here and not on the backend, since a GPU gives its numbers back only later.
 */
function orthonormalRows(count: number, size: number, seed: number | undefined): Float32Array {
  const random = randomNumbers(seed ?? Math.floor(Math.random() * 2 ** 32));
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const rows = Float64Array.from({ length: count * size }, normal);
  const dot = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (rows[a * size + i] ?? 0) * (rows[b * size + i] ?? 0);
    return sum;
  };
  for (let row = 0; row < count; row++) {
    for (let before = 0; before < 2 * row; before++) {
      const other = before % row;
      const share = dot(row, other);
      for (let i = 0; i < size; i++)
        rows[row * size + i] = (rows[row * size + i] ?? 0) - share * (rows[other * size + i] ?? 0);
    }
    const length = Math.sqrt(dot(row, row));
    for (let i = 0; i < size; i++) rows[row * size + i] = (rows[row * size + i] ?? 0) / length;
  }
  return Float32Array.from(rows);
}

/** Numbers from 0 to 1 out of a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
