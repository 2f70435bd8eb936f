import * as tf from '@tensorflow/tfjs';
import { type Affine, type Filling, moved } from './affine-tfjs.js';
import { type CallArguments, type LayerConfig, only } from './layer-tfjs.js';
import { cutOut, heightAxis, inProportion, Picture, type PictureConfig } from './picture-tfjs.js';
import { resizeAlong } from './resize-tfjs.js';
import { Seeds } from './seeds-tfjs.js';

/** A range of random numbers: one number is the range from its negative, two are its ends. */
type Factor = number | number[];

/** The ends of a range, which may have a least value. */
function rangeOf(factor: Factor, least = Number.NEGATIVE_INFINITY): [low: number, high: number] {
  const [low = 0, high = 0] = Array.isArray(factor)
    ? [...factor].sort((a, b) => a - b)
    : [Math.max(-Math.abs(factor), least), Math.abs(factor)];
  return [low, high];
}

interface AugmentingConfig extends LayerConfig {
  seed?: number;
}

/** Changes each picture at random in training, and hands it on afterwards. */
abstract class Augmenting extends tf.layers.Layer {
  private readonly seeds: Seeds;

  constructor({ seed, ...config }: AugmentingConfig) {
    super(config);
    this.seeds = new Seeds(seed);
  }

  /** @param pictures (batch, ...) as they come, channels where the layer has them */
  protected abstract changed(pictures: tf.Tensor): tf.Tensor;

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: CallArguments): tf.Tensor {
    const x = only(inputs);
    if (!training) return x;
    return tf.tidy(() =>
      x.rank === 3 ? tf.squeeze(this.changed(tf.expandDims(x, 0)), [0]) : this.changed(x),
    );
  }

  /** One number for each picture, evenly drawn: (batch, 1, 1, 1). */
  protected draw(pictures: tf.Tensor, [low, high]: [low: number, high: number]): tf.Tensor {
    return tf.randomUniform([pictures.shape[0] ?? 1, 1, 1, 1], low, high, 'float32', this.seeds.next());
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.seeds.config() };
  }
}

interface FormatConfig extends AugmentingConfig {
  dataFormat?: 'channelsLast' | 'channelsFirst';
}

/** Mirrors half of the pictures. */
export class RandomFlip extends Augmenting {
  static readonly className = 'RandomFlip';
  private readonly mode: 'horizontal_and_vertical' | 'horizontal' | 'vertical';
  private readonly dataFormat: 'channelsLast' | 'channelsFirst';

  constructor({
    mode = 'horizontal_and_vertical',
    dataFormat = 'channelsLast',
    ...config
  }: FormatConfig & { mode?: 'horizontal_and_vertical' | 'horizontal' | 'vertical' } = {}) {
    super(config);
    this.mode = mode;
    this.dataFormat = dataFormat;
  }

  protected override changed(pictures: tf.Tensor): tf.Tensor {
    const height = heightAxis(4, this.dataFormat);
    const axes = {
      horizontal_and_vertical: [height, height + 1],
      horizontal: [height + 1],
      vertical: [height],
    };
    // As in Keras, one draw decides on both directions.
    const flips = tf.cast(tf.lessEqual(this.draw(pictures, [0, 1]), 0.5), 'float32');
    const mirrored = tf.reverse(pictures, axes[this.mode]);
    return tf.add(tf.mul(mirrored, flips), tf.mul(pictures, tf.sub(1, flips)));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), mode: this.mode, dataFormat: this.dataFormat };
  }
}
tf.serialization.registerClass(RandomFlip);

interface MovingConfig extends FormatConfig, Partial<Filling> {}

/** Moves each picture. */
abstract class Moving extends Augmenting {
  private readonly dataFormat: 'channelsLast' | 'channelsFirst';
  private readonly filling: Filling;

  constructor({
    dataFormat = 'channelsLast',
    interpolation = 'bilinear',
    fillMode = 'reflect',
    fillValue = 0,
    ...config
  }: MovingConfig) {
    super(config);
    this.dataFormat = dataFormat;
    this.filling = { interpolation, fillMode, fillValue };
  }

  /** Where the pixels of each picture come from. */
  protected abstract motion(pictures: tf.Tensor, height: number, width: number): Affine;

  protected override changed(given: tf.Tensor): tf.Tensor {
    const first = this.dataFormat === 'channelsFirst';
    const pictures = first ? tf.transpose(given, [0, 2, 3, 1]) : given;
    const [, height = 1, width = 1] = pictures.shape;
    const result = moved(pictures, this.motion(pictures, height, width), this.filling);
    return first ? tf.transpose(result, [0, 3, 1, 2]) : result;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.filling, dataFormat: this.dataFormat };
  }
}

/** Turns each picture by a random share of a full turn. */
export class RandomRotation extends Moving {
  static readonly className = 'RandomRotation';
  private readonly factor: Factor;

  constructor({ factor, ...config }: MovingConfig & { factor: Factor }) {
    super(config);
    this.factor = factor;
  }

  protected override motion(pictures: tf.Tensor, height: number, width: number): Affine {
    const angle = tf.mul(this.draw(pictures, rangeOf(this.factor, -1)), 2 * Math.PI);
    const [cos, sin] = [tf.cos(angle), tf.sin(angle)];
    const [x, y] = [(width - 1) / 2, (height - 1) / 2];
    return {
      a: [cos, tf.neg(sin), tf.add(tf.sub(x, tf.mul(cos, x)), tf.mul(sin, y))],
      b: [sin, cos, tf.sub(tf.sub(y, tf.mul(sin, x)), tf.mul(cos, y))],
    };
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), factor: this.factor };
  }
}
tf.serialization.registerClass(RandomRotation);

interface TwoFactors extends MovingConfig {
  heightFactor: Factor;
  widthFactor?: Factor | null;
}

/** Shifts each picture by random shares of its size. */
export class RandomTranslation extends Moving {
  static readonly className = 'RandomTranslation';
  private readonly heightFactor: Factor;
  private readonly widthFactor: Factor;

  constructor({ heightFactor, widthFactor, ...config }: TwoFactors) {
    super(config);
    this.heightFactor = heightFactor;
    this.widthFactor = widthFactor ?? 0;
  }

  protected override motion(pictures: tf.Tensor, height: number, width: number): Affine {
    const down = tf.mul(this.draw(pictures, rangeOf(this.heightFactor)), height);
    const right = tf.mul(this.draw(pictures, rangeOf(this.widthFactor)), width);
    const [one, zero] = [tf.onesLike(down), tf.zerosLike(down)];
    return { a: [one, zero, tf.neg(right)], b: [zero, one, tf.neg(down)] };
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { heightFactor, widthFactor } = this;
    return { ...super.getConfig(), heightFactor, widthFactor };
  }
}
tf.serialization.registerClass(RandomTranslation);

/** Zooms each picture in (below 0) or out by a random share, its width as its height unless said otherwise. */
export class RandomZoom extends Moving {
  static readonly className = 'RandomZoom';
  private readonly heightFactor: Factor;
  private readonly widthFactor: Factor | null;

  constructor({ heightFactor, widthFactor = null, ...config }: TwoFactors) {
    super(config);
    this.heightFactor = heightFactor;
    this.widthFactor = widthFactor;
  }

  protected override motion(pictures: tf.Tensor, height: number, width: number): Affine {
    const high = tf.add(this.draw(pictures, rangeOf(this.heightFactor)), 1);
    const wide = this.widthFactor === null ? high : tf.add(this.draw(pictures, rangeOf(this.widthFactor)), 1);
    const zero = tf.zerosLike(high);
    const start = (zoom: tf.Tensor, size: number) => tf.mul(tf.sub(1, zoom), (size - 1) / 2);
    return { a: [wide, zero, start(wide, width)], b: [zero, high, start(high, height)] };
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { heightFactor, widthFactor } = this;
    return { ...super.getConfig(), heightFactor, widthFactor };
  }
}
tf.serialization.registerClass(RandomZoom);

/** Slants each picture along its width and its height. */
export class RandomShear extends Moving {
  static readonly className = 'RandomShear';
  private readonly xFactor: Factor;
  private readonly yFactor: Factor;

  constructor({
    xFactor = 0,
    yFactor = 0,
    ...config
  }: MovingConfig & { xFactor?: Factor; yFactor?: Factor } = {}) {
    super(config);
    this.xFactor = xFactor;
    this.yFactor = yFactor;
  }

  protected override motion(pictures: tf.Tensor): Affine {
    const draw = this.draw(pictures, [0, 1]);
    const one = tf.onesLike(draw);
    const side = tf.where(tf.greater(draw, 0.5), tf.neg(one), one);
    const y = tf.mul(this.draw(pictures, rangeOf(this.yFactor)), side);
    const x = tf.mul(this.draw(pictures, rangeOf(this.xFactor)), side);
    const zero = tf.zerosLike(one);
    return { a: [one, x, zero], b: [y, one, zero] };
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), xFactor: this.xFactor, yFactor: this.yFactor };
  }
}
tf.serialization.registerClass(RandomShear);

interface ColourConfig extends AugmentingConfig {
  factor: Factor;
  /** The darkest and the brightest value of a pixel. */
  valueRange?: number[];
}

/** Changes the values of the pixels, within their range. */
abstract class Colouring extends Augmenting {
  protected readonly factor: Factor;
  protected readonly valueRange: number[];

  constructor({ factor, valueRange = [0, 255], ...config }: ColourConfig) {
    super(config);
    this.factor = factor;
    this.valueRange = valueRange;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), factor: this.factor, valueRange: this.valueRange };
  }
}

/** Changes the contrast of each picture. As in Keras, a single factor only makes it stronger. */
export class RandomContrast extends Colouring {
  static readonly className = 'RandomContrast';

  protected override changed(pictures: tf.Tensor): tf.Tensor {
    const [low, high] = rangeOf(this.factor, 0);
    const [darkest = 0, brightest = 255] = this.valueRange;
    const mean = tf.mean(pictures, [1, 2], true);
    const stretched = tf.mul(tf.sub(pictures, mean), this.draw(pictures, [1 - low, 1 + high]));
    return tf.clipByValue(tf.add(stretched, mean), darkest, brightest);
  }
}
tf.serialization.registerClass(RandomContrast);

/** Makes each picture lighter or darker by a random share of the range. */
export class RandomBrightness extends Colouring {
  static readonly className = 'RandomBrightness';

  protected override changed(pictures: tf.Tensor): tf.Tensor {
    const [darkest, brightest] = rangeOf(this.valueRange);
    const more = tf.mul(this.draw(pictures, rangeOf(this.factor, -1)), brightest - darkest);
    return tf.clipByValue(tf.add(pictures, more), darkest, brightest);
  }
}
tf.serialization.registerClass(RandomBrightness);

/**
 * In training cuts a part out of the pictures at a random place, the same for the whole batch. Afterwards, as in Keras
 * 3.15, pictures go on as they come.
 */
export class RandomCrop extends Picture {
  static readonly className = 'RandomCrop';
  private readonly seeds: Seeds;

  constructor({ seed, ...config }: PictureConfig & { seed?: number }) {
    super(config);
    this.seeds = new Seeds(seed);
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: CallArguments): tf.Tensor {
    const x = only(inputs);
    if (!training) return x;
    const { height, width } = this;
    const axis = heightAxis(x.rank, this.dataFormat);
    const [rows = 1, columns = 1] = x.shape.slice(axis);
    return tf.tidy(() => {
      const [top, left] =
        rows > height && columns > width
          ? [this.start(rows - height), this.start(columns - width)]
          : inProportion(rows, columns, height, width).start;
      const cut = cutOut(cutOut(x, axis, top, height), axis + 1, left, width);
      return resizeAlong(resizeAlong(cut, axis, height, 'bilinear'), axis + 1, width, 'bilinear');
    });
  }

  /** A whole number from 0 to the last. What is drawn lies in memory, so that to read it waits for no backend. */
  private start(last: number): number {
    const [drawn = 0] = tf.randomUniform([1], 0, last + 1, 'float32', this.seeds.next()).dataSync();
    return Math.min(Math.floor(drawn), last);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.seeds.config() };
  }
}
tf.serialization.registerClass(RandomCrop);
