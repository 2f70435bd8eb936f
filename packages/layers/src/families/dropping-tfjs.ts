import * as tf from '@tensorflow/tfjs';
import { type CallArguments, type LayerConfig, only } from './layer-tfjs.js';
import { Seeds } from './seeds-tfjs.js';

interface NoiseConfig extends LayerConfig {
  seed?: number;
}

interface DroppingConfig extends NoiseConfig {
  rate: number;
}

interface ShapedConfig extends DroppingConfig {
  /** Where a size is 1, the whole axis is dropped or kept together; null is the size of the input. */
  noiseShape?: (number | null)[] | null;
}

interface SpatialDropoutConfig extends DroppingConfig {
  dataFormat?: 'channelsLast' | 'channelsFirst';
}

/** Changes its input at random in training, and hands it on afterwards. */
abstract class Noise extends tf.layers.Layer {
  protected readonly seeds: Seeds;

  constructor({ seed, ...config }: NoiseConfig) {
    super(config);
    this.seeds = new Seeds(seed);
  }

  protected abstract disturbed(x: tf.Tensor): tf.Tensor;

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: CallArguments): tf.Tensor {
    const x = only(inputs);
    return training ? tf.tidy(() => this.disturbed(x)) : x;
  }

  /** 1 for what is kept, 0 for what is dropped. */
  protected kept(shape: number[], rate: number): tf.Tensor {
    const drawn = tf.randomUniform(shape, 0, 1, 'float32', this.seeds.next());
    return tf.cast(tf.greaterEqual(drawn, rate), 'float32');
  }

  protected normal(shape: number[], mean: number, deviation: number): tf.Tensor {
    return tf.randomNormal(shape, mean, deviation, 'float32', this.seeds.next());
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.seeds.config() };
  }
}

/** Adds normally distributed noise. */
export class KerasGaussianNoise extends Noise {
  static readonly className = 'KerasGaussianNoise';
  private readonly stddev: number;

  constructor({ stddev, ...config }: NoiseConfig & { stddev: number }) {
    super(config);
    this.stddev = stddev;
  }

  protected override disturbed(x: tf.Tensor): tf.Tensor {
    return tf.add(x, this.normal(x.shape, 0, this.stddev));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), stddev: this.stddev };
  }
}
tf.serialization.registerClass(KerasGaussianNoise);

/** Noise with a rate. */
abstract class Dropping extends Noise {
  protected readonly rate: number;

  constructor({ rate, ...config }: DroppingConfig) {
    super(config);
    this.rate = rate;
  }

  /** Zeros at that rate, and the others scaled up. */
  protected dropped(x: tf.Tensor, shape: number[]): tf.Tensor {
    if (this.rate === 1) return tf.mul(x, 0);
    return tf.mul(x, tf.div(this.kept(shape, this.rate), 1 - this.rate));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate };
  }
}

/** Multiplies by normally distributed noise around 1. */
export class KerasGaussianDropout extends Dropping {
  static readonly className = 'KerasGaussianDropout';

  protected override disturbed(x: tf.Tensor): tf.Tensor {
    return tf.mul(x, this.normal(x.shape, 1, Math.sqrt(this.rate / (1 - this.rate))));
  }
}
tf.serialization.registerClass(KerasGaussianDropout);

/** Dropping with a shape of its own. */
abstract class ShapedDropping extends Dropping {
  private readonly noiseShape: (number | null)[] | undefined;

  constructor({ noiseShape, ...config }: ShapedConfig) {
    super(config);
    this.noiseShape = noiseShape ?? undefined;
  }

  protected noiseOf(x: tf.Tensor): number[] {
    return this.noiseShape?.map((size, axis) => size ?? x.shape[axis] ?? 1) ?? x.shape;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), noiseShape: this.noiseShape ?? null };
  }
}

/** Dropout with a seed that does not drop the same numbers at every step, or that drops all. */
export class KerasDropout extends ShapedDropping {
  static readonly className = 'KerasDropout';

  protected override disturbed(x: tf.Tensor): tf.Tensor {
    return this.dropped(x, this.noiseOf(x));
  }
}
tf.serialization.registerClass(KerasDropout);

/** Sets numbers to where selu saturates, and keeps mean and variance (Klambauer et al. 2017). */
export class KerasAlphaDropout extends ShapedDropping {
  static readonly className = 'KerasAlphaDropout';

  protected override disturbed(x: tf.Tensor): tf.Tensor {
    const saturated = -1.6732632423543772 * 1.0507009873554805;
    const kept = this.kept(this.noiseOf(x), this.rate);
    const scale = ((1 - this.rate) * (1 + this.rate * saturated ** 2)) ** -0.5;
    const dropped = tf.add(tf.mul(x, kept), tf.mul(tf.sub(1, kept), saturated));
    return tf.add(tf.mul(dropped, scale), -scale * saturated * this.rate);
  }
}
tf.serialization.registerClass(KerasAlphaDropout);

/** Drops whole maps (Tompson et al. 2015). */
abstract class SpatialDropping extends Dropping {
  private readonly dataFormat: 'channelsLast' | 'channelsFirst';

  constructor({ dataFormat = 'channelsLast', ...config }: SpatialDropoutConfig) {
    super(config);
    this.dataFormat = dataFormat;
  }

  protected override disturbed(x: tf.Tensor): tf.Tensor {
    const channels = this.dataFormat === 'channelsFirst' ? 1 : x.rank - 1;
    return this.dropped(
      x,
      x.shape.map((size, axis) => (axis === 0 || axis === channels ? size : 1)),
    );
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), dataFormat: this.dataFormat };
  }
}

/** Drops whole features of a sequence. */
export class KerasSpatialDropout1D extends SpatialDropping {
  static readonly className = 'KerasSpatialDropout1D';
}
tf.serialization.registerClass(KerasSpatialDropout1D);

/** Drops whole maps of pictures. */
export class SpatialDropout2D extends SpatialDropping {
  static readonly className = 'SpatialDropout2D';
}
tf.serialization.registerClass(SpatialDropout2D);

/** Drops whole maps of volumes. */
export class SpatialDropout3D extends SpatialDropping {
  static readonly className = 'SpatialDropout3D';
}
tf.serialization.registerClass(SpatialDropout3D);
