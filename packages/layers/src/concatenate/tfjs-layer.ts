import * as tf from '@tensorflow/tfjs';
import { allShapes, axisOf, type LayerConfig } from '../families/layer-tfjs.js';

interface ConcatenateConfig extends LayerConfig {
  axis?: number;
}

/** Inputs one after the other along an axis; also a single one, and some whose sizes are only known with the data. */
export class KerasConcatenate extends tf.layers.Layer {
  static readonly className = 'KerasConcatenate';
  private readonly axis: number;

  constructor({ axis = -1, ...config }: ConcatenateConfig = {}) {
    super(config);
    this.axis = axis;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return joined(allShapes(inputShape), this.axis);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const all = [inputs].flat();
    return all.length === 1 ? (all[0] as tf.Tensor) : tf.concat(all, this.axis);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axis };
  }
}
tf.serialization.registerClass(KerasConcatenate);

function joined(shapes: tf.Shape[], axis: number): tf.Shape {
  const [first = []] = shapes;
  const place = axisOf(axis, first.length);
  const sizes = shapes.map((shape) => shape[place] ?? null);
  const sum = sizes.reduce((all, size) => (all === null || size === null ? null : all + size), 0);
  return first.map((size, index) => (index === place ? sum : size));
}

/** 1 for each step of an input that has no mask. */
export class FullMask extends tf.layers.Layer {
  static readonly className = 'FullMask';

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return (allShapes(inputShape)[0] ?? []).slice(0, -1);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [x] = [inputs].flat();
    return tf.ones((x as tf.Tensor).shape.slice(0, -1));
  }
}
tf.serialization.registerClass(FullMask);

interface ConcatenatedMaskConfig extends LayerConfig {
  axis: number;
  /** For each input without a mask its number of steps, all of which count; null for one whose mask comes in. */
  steps?: (number | null)[];
}

/** Masks one after the other along the steps. */
export class ConcatenatedMask extends tf.layers.Layer {
  static readonly className = 'ConcatenatedMask';
  private readonly axis: number;
  private readonly steps: (number | null)[];

  constructor({ axis, steps = [], ...config }: ConcatenatedMaskConfig) {
    super(config);
    this.axis = axis;
    this.steps = steps;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shapes = allShapes(inputShape);
    const more = this.steps.flatMap((size) => (size === null ? [] : [this.shapeOf(shapes[0] ?? [], size)]));
    return joined([...shapes, ...more], this.axis);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const masks = [inputs].flat();
    const [first] = masks as [tf.Tensor];
    const steps = this.steps.length > 0 ? this.steps : masks.map(() => null);
    return tf.tidy(() => {
      const parts = steps.map((size) =>
        size === null ? (masks.shift() as tf.Tensor) : tf.ones(this.shapeOf(first.shape, size) as number[]),
      );
      return parts.length === 1 ? first : tf.concat(parts, this.axis);
    });
  }

  private shapeOf(mask: tf.Shape, size: number): tf.Shape {
    return mask.map((before, axis) => (axis === this.axis ? size : before));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axis, steps: this.steps };
  }
}
tf.serialization.registerClass(ConcatenatedMask);
