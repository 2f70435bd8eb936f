import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, only, onlyShape } from './layer-tfjs.js';
import { resizeAlong } from './resize-tfjs.js';

type Format = 'channelsLast' | 'channelsFirst';

/** The axis of the height of pictures, with or without a batch. The width follows. */
export function heightAxis(rank: number, dataFormat: Format): number {
  return dataFormat === 'channelsFirst' ? rank - 2 : rank - 3;
}

/** A part of pictures: so many places from one on. What lies outside is left out. */
export function cutOut(x: tf.Tensor, axis: number, begin: number, size: number): tf.Tensor {
  const input = x.shape[axis] ?? 1;
  const first = Math.min(Math.max(begin, 0), input);
  return tf.slice(
    x,
    x.shape.map((_, place) => (place === axis ? first : 0)),
    x.shape.map((all, place) => (place === axis ? Math.min(size, input - first) : all)),
  );
}

/** The largest part in the middle of a picture that has the sides of the target in proportion. */
export function inProportion(rows: number, columns: number, height: number, width: number) {
  const part = [
    Math.max(Math.min(rows, Math.trunc((columns * height) / width)), 1),
    Math.max(Math.min(columns, Math.trunc((rows * width) / height)), 1),
  ] as [rows: number, columns: number];
  const start = [Math.trunc((rows - part[0]) / 2), Math.trunc((columns - part[1]) / 2)];
  return { part, start: start as [row: number, column: number] };
}

function cutToProportion(x: tf.Tensor, axis: number, height: number, width: number): tf.Tensor {
  const [rows = 1, columns = 1] = x.shape.slice(axis);
  const { part, start } = inProportion(rows, columns, height, width);
  return cutOut(cutOut(x, axis, start[0], part[0]), axis + 1, start[1], part[1]);
}

export interface PictureConfig extends LayerConfig {
  height: number;
  width: number;
  dataFormat?: Format;
}

/** A layer that gives pictures of one size. */
export abstract class Picture extends tf.layers.Layer {
  protected readonly height: number;
  protected readonly width: number;
  protected readonly dataFormat: Format;

  constructor({ height, width, dataFormat = 'channelsLast', ...config }: PictureConfig) {
    super(config);
    this.height = height;
    this.width = width;
    this.dataFormat = dataFormat;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shape = onlyShape(inputShape);
    const first = heightAxis(shape.length, this.dataFormat);
    return shape.map((size, axis) => (axis === first ? this.height : axis === first + 1 ? this.width : size));
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { height, width, dataFormat } = this;
    return { ...super.getConfig(), height, width, dataFormat };
  }
}

interface ResizingConfig extends PictureConfig {
  interpolation?: 'nearest' | 'bilinear' | 'bicubic' | 'lanczos3' | 'lanczos5';
  cropToAspectRatio?: boolean;
  padToAspectRatio?: boolean;
  fillValue?: number;
  antialias?: boolean;
}

/** Another size of picture. Its parts may be cut off or filled up before, so that nothing is distorted. */
export class KerasResizing extends Picture {
  static readonly className = 'KerasResizing';
  private readonly interpolation: NonNullable<ResizingConfig['interpolation']>;
  private readonly crops: boolean;
  private readonly pads: boolean;
  private readonly fillValue: number;
  private readonly antialias: boolean;

  constructor(config: ResizingConfig) {
    const {
      interpolation = 'bilinear',
      cropToAspectRatio = false,
      padToAspectRatio = false,
      fillValue = 0,
      antialias = false,
      ...rest
    } = config;
    super(rest);
    this.interpolation = interpolation;
    this.crops = cropToAspectRatio;
    this.pads = padToAspectRatio;
    this.fillValue = fillValue;
    this.antialias = antialias;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const given = only(inputs);
      const axis = heightAxis(given.rank, this.dataFormat);
      const { height, width, interpolation, antialias } = this;
      const fitting = this.fitting(tf.cast(given, 'float32'), axis);
      const high = resizeAlong(fitting, axis, height, interpolation, antialias);
      const resized = resizeAlong(high, axis + 1, width, interpolation, antialias);
      // As in Keras, whole numbers stay whole.
      return given.dtype === 'float32' ? resized : tf.round(resized);
    });
  }

  private fitting(x: tf.Tensor, axis: number): tf.Tensor {
    const { height, width } = this;
    if (this.crops) return cutToProportion(x, axis, height, width);
    if (!this.pads) return x;
    const [rows = 1, columns = 1] = x.shape.slice(axis);
    const sides = [
      Math.trunc((columns * height) / width) - rows,
      Math.trunc((rows * width) / height) - columns,
    ];
    const padding = x.shape.map((_, place): [number, number] => {
      const side = Math.trunc(Math.max(sides[place - axis] ?? 0, 0) / 2);
      return [side, side];
    });
    return tf.pad(x, padding, this.fillValue);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {
      ...super.getConfig(),
      interpolation: this.interpolation,
      cropToAspectRatio: this.crops,
      padToAspectRatio: this.pads,
      fillValue: this.fillValue,
      antialias: this.antialias,
    };
  }
}
tf.serialization.registerClass(KerasResizing);

/** The middle of pictures. One that is too small is resized instead. */
export class KerasCenterCrop extends Picture {
  static readonly className = 'KerasCenterCrop';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = only(inputs);
      const { height, width } = this;
      const axis = heightAxis(x.rank, this.dataFormat);
      const [rows = 1, columns = 1] = x.shape.slice(axis);
      if (rows >= height && columns >= width) {
        const cut = cutOut(x, axis, Math.floor((rows - height) / 2), height);
        return cutOut(cut, axis + 1, Math.floor((columns - width) / 2), width);
      }
      const fitting = cutToProportion(x, axis, height, width);
      return resizeAlong(resizeAlong(fitting, axis, height, 'bilinear'), axis + 1, width, 'bilinear');
    });
  }
}
tf.serialization.registerClass(KerasCenterCrop);
