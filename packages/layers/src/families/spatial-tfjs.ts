import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, only, onlyShape } from './layer-tfjs.js';
import { type Interpolation, repeatAlong, resizeAlong } from './resize-tfjs.js';

/** How many places are added or cut in front of an axis and behind it. */
type Sides = [before: number, after: number];

interface SpatialConfig extends LayerConfig {
  dataFormat?: 'channelsLast' | 'channelsFirst';
}

/** A layer that changes each spatial axis by itself. */
abstract class Spatial extends tf.layers.Layer {
  protected readonly axes: number;
  protected readonly dataFormat: 'channelsLast' | 'channelsFirst';

  constructor({ dataFormat = 'channelsLast', ...config }: SpatialConfig, axes: number) {
    super(config);
    this.axes = axes;
    this.dataFormat = dataFormat;
  }

  /** The size that comes out of an axis. */
  protected abstract sizeOf(input: number, axis: number): number;

  /** The place of the first spatial axis in a shape. */
  protected get first(): number {
    return this.dataFormat === 'channelsFirst' ? 2 : 1;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return onlyShape(inputShape).map((size, place) => {
      const axis = place - this.first;
      return size === null || axis < 0 || axis >= this.axes ? size : this.sizeOf(size, axis);
    });
  }

  /** Sides for every axis of a tensor, those of the batch and the channels untouched. */
  protected everySide(sides: Sides[]): Sides[] {
    const none = (): Sides => [0, 0];
    return this.first === 1 ? [none(), ...sides, none()] : [none(), none(), ...sides];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...(this.axes === 1 ? {} : { dataFormat: this.dataFormat }) };
  }
}

/** Sides for each axis out of a config: one number for all, one for each axis, or pairs. */
function sidesOf(value: number | (number | number[])[], axes: number): Sides[] {
  if (axes === 1 && Array.isArray(value) && value.length === 2) return [value as Sides];
  return Array.from({ length: axes }, (_, axis): Sides => {
    const one = Array.isArray(value) ? (value[axis] ?? 0) : value;
    return Array.isArray(one) ? [one[0] ?? 0, one[1] ?? 0] : [one, one];
  });
}

interface PaddingConfig extends SpatialConfig {
  padding?: number | (number | number[])[];
}

/** Adds zeros around. */
abstract class ZeroPadding extends Spatial {
  private readonly padding: Sides[];

  constructor({ padding = 1, ...config }: PaddingConfig, axes: number) {
    super(config, axes);
    this.padding = sidesOf(padding, axes);
  }

  protected override sizeOf(input: number, axis: number): number {
    const [before, after] = this.padding[axis] as Sides;
    return input + before + after;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.pad(only(inputs), this.everySide(this.padding));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), padding: this.axes === 1 ? (this.padding[0] as Sides) : this.padding };
  }
}

/** Adds zeros before and after a sequence. */
export class ZeroPadding1D extends ZeroPadding {
  static readonly className = 'ZeroPadding1D';

  constructor(config: PaddingConfig = {}) {
    super(config, 1);
  }
}
tf.serialization.registerClass(ZeroPadding1D);

/** Adds zeros around a volume. */
export class ZeroPadding3D extends ZeroPadding {
  static readonly className = 'ZeroPadding3D';

  constructor(config: PaddingConfig = {}) {
    super(config, 3);
  }
}
tf.serialization.registerClass(ZeroPadding3D);

interface CroppingConfig extends SpatialConfig {
  cropping?: number | (number | number[])[];
}

/** Cuts the edges off. */
abstract class Cropping extends Spatial {
  private readonly cropping: Sides[];

  constructor({ cropping = 1, ...config }: CroppingConfig, axes: number) {
    super(config, axes);
    this.cropping = sidesOf(cropping, axes);
  }

  protected override sizeOf(input: number, axis: number): number {
    const [before, after] = this.cropping[axis] as Sides;
    return Math.max(input - before - after, 0);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    const sides = this.everySide(this.cropping);
    const sizes = this.computeOutputShape(x.shape) as number[];
    return tf.slice(
      x,
      sides.map(([before], axis) => Math.min(before, x.shape[axis] ?? 0)),
      sizes,
    );
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), cropping: this.axes === 1 ? (this.cropping[0] as Sides) : this.cropping };
  }
}

/** Cuts the ends of a sequence off. */
export class Cropping1D extends Cropping {
  static readonly className = 'Cropping1D';

  constructor(config: CroppingConfig = {}) {
    super(config, 1);
  }
}
tf.serialization.registerClass(Cropping1D);

/** Cuts the edges of an image off, also where its size is only known when the data come. */
export class KerasCropping2D extends Cropping {
  static readonly className = 'KerasCropping2D';

  constructor({ cropping = 0, ...config }: CroppingConfig = {}) {
    super({ cropping, ...config }, 2);
  }
}
tf.serialization.registerClass(KerasCropping2D);

/** Cuts the edges of a volume off. */
export class Cropping3D extends Cropping {
  static readonly className = 'Cropping3D';

  constructor(config: CroppingConfig = {}) {
    super(config, 3);
  }
}
tf.serialization.registerClass(Cropping3D);

interface UpSamplingConfig extends SpatialConfig {
  size?: number | number[];
  interpolation?: Interpolation;
}

/** Makes each axis so many times larger, by repeating what is there or by blending neighbours. */
abstract class UpSampling extends Spatial {
  private readonly size: number[];
  private readonly interpolation: Interpolation;

  constructor({ size = 2, interpolation = 'nearest', ...config }: UpSamplingConfig, axes: number) {
    super(config, axes);
    this.size = Array.isArray(size) ? size : Array.from({ length: axes }, () => size);
    this.interpolation = interpolation;
  }

  protected override sizeOf(input: number, axis: number): number {
    return input * (this.size[axis] ?? 1);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() =>
      this.size.reduce((x, times, axis) => {
        const place = axis + this.first;
        return this.interpolation === 'nearest'
          ? repeatAlong(x, place, times)
          : resizeAlong(x, place, (x.shape[place] ?? 1) * times, this.interpolation);
      }, only(inputs)),
    );
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { size, interpolation } = this;
    return { ...super.getConfig(), size, ...(this.axes === 2 ? { interpolation } : {}) };
  }
}

/** Repeats each element of a sequence. */
export class UpSampling1D extends UpSampling {
  static readonly className = 'UpSampling1D';

  constructor(config: UpSamplingConfig = {}) {
    super(config, 1);
  }
}
tf.serialization.registerClass(UpSampling1D);

/** Makes an image larger with pixels whose centres lie where Keras has them. */
export class KerasUpSampling2D extends UpSampling {
  static readonly className = 'KerasUpSampling2D';

  constructor(config: UpSamplingConfig = {}) {
    super(config, 2);
  }
}
tf.serialization.registerClass(KerasUpSampling2D);

/** Repeats each element of a volume. */
export class UpSampling3D extends UpSampling {
  static readonly className = 'UpSampling3D';

  constructor(config: UpSamplingConfig = {}) {
    super(config, 3);
  }
}
tf.serialization.registerClass(UpSampling3D);
