import * as tf from '@tensorflow/tfjs';
import { allShapes, type LayerConfig, withoutGradient } from './layer-tfjs.js';

interface MergeConfig extends LayerConfig {
  /** Which inputs come with a mask; the masks follow the inputs in that order. */
  masked?: boolean[];
}

interface Masked {
  x: tf.Tensor;
  mask: tf.Tensor | undefined;
}

/** Inputs that are put together element by element, sizes of 1 repeated; as Keras does it, with masks. */
abstract class Merge extends tf.layers.Layer {
  protected readonly masked: boolean[];

  constructor({ masked = [], ...config }: MergeConfig = {}) {
    super(config);
    this.masked = masked;
  }

  protected abstract merge(inputs: Masked[]): tf.Tensor;

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shapes = allShapes(inputShape);
    const inputs = shapes.slice(0, this.masked.length || shapes.length);
    const rank = Math.max(...inputs.map((shape) => shape.length));
    return inputs.map((shape) => ofRank(shape, rank)).reduce(repeatedShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const all = [inputs].flat();
    const count = this.masked.length || all.length;
    const masks = all.slice(count);
    const rank = Math.max(...all.slice(0, count).map((x) => x.rank));
    return tf.tidy(() =>
      this.merge(
        all.slice(0, count).map((x, index) => {
          const mask = this.masked[index] ? masks.shift() : undefined;
          const wide = tf.reshape(x, ofRank(x.shape, rank) as number[]);
          // As in Keras, what gets more axes loses its mask.
          return { x: wide, mask: mask && x.rank === rank ? maskLike(mask, x) : undefined };
        }),
      ),
    );
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), masked: this.masked };
  }
}

/** Sizes of 1 behind the batch until there are as many axes. */
function ofRank(shape: tf.Shape, rank: number): tf.Shape {
  return [shape[0] ?? null, ...Array.from({ length: rank - shape.length }, () => 1), ...shape.slice(1)];
}

function repeatedShape(a: tf.Shape, b: tf.Shape): tf.Shape {
  return a.map((size, axis) => {
    const other = b[axis] ?? null;
    return size === 1 ? other : other === 1 ? size : (size ?? other);
  });
}

/** One or the other, by a mask, through which no gradient goes. */
function where(mask: tf.Tensor, x: tf.Tensor, other: tf.Tensor): tf.Tensor {
  return tf.where(
    withoutGradient(mask, (given) => tf.cast(given, 'bool')),
    x,
    other,
  );
}

/** A mask over steps as one over all numbers. */
function maskLike(mask: tf.Tensor, x: tf.Tensor): tf.Tensor {
  const sizes = [...mask.shape, ...Array.from({ length: x.rank - mask.rank }, () => 1)];
  return tf.broadcastTo(tf.reshape(mask, sizes), x.shape);
}

/** Both repeated to the shape that they have together: the operations of TensorFlow.js do not train where they repeat. */
function repeated(a: tf.Tensor, b: tf.Tensor): [tf.Tensor, tf.Tensor] {
  const shape = tf.backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
  return [tf.broadcastTo(a, shape), tf.broadcastTo(b, shape)];
}

/** Where a mask says 0, a step takes what the others have. */
function choose(inputs: Masked[], operation: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor): tf.Tensor {
  return inputs.reduce((before, { x, mask }) => {
    const next = mask ? where(mask, x, tf.broadcastTo(before.x, x.shape)) : x;
    const held = before.mask ? where(before.mask, before.x, tf.broadcastTo(next, before.x.shape)) : before.x;
    const both = mask && before.mask ? tf.maximum(mask, before.mask) : undefined;
    return { x: operation(...repeated(held, next)), mask: both };
  }).x;
}

export class KerasAdd extends Merge {
  static readonly className = 'KerasAdd';

  protected override merge(inputs: Masked[]): tf.Tensor {
    return inputs.map(({ x }) => x).reduce((a, b) => tf.add(a, b));
  }
}
tf.serialization.registerClass(KerasAdd);

export class KerasAverage extends Merge {
  static readonly className = 'KerasAverage';

  protected override merge(inputs: Masked[]): tf.Tensor {
    return tf.div(
      inputs.map(({ x }) => x).reduce((a, b) => tf.add(a, b)),
      inputs.length,
    );
  }
}
tf.serialization.registerClass(KerasAverage);

/** The first minus the second. */
export class Subtract extends Merge {
  static readonly className = 'Subtract';

  protected override merge([first, second]: Masked[]): tf.Tensor {
    return tf.sub((first as Masked).x, (second as Masked).x);
  }
}
tf.serialization.registerClass(Subtract);

/** The product; where a step is masked, its factor is 1, and 0 where it is masked in all. */
export class KerasMultiply extends Merge {
  static readonly className = 'KerasMultiply';

  protected override merge(inputs: Masked[]): tf.Tensor {
    const product = inputs
      .map(({ x, mask }) => (mask ? where(mask, x, tf.onesLike(x)) : x))
      .reduce((a, b) => tf.mul(a, b));
    const masks = inputs.flatMap(({ mask }) => (mask ? [mask] : []));
    return masks.length < inputs.length
      ? product
      : tf.mul(
          product,
          masks.reduce((a, b) => tf.maximum(a, b)),
        );
  }
}
tf.serialization.registerClass(KerasMultiply);

export class KerasMaximum extends Merge {
  static readonly className = 'KerasMaximum';

  protected override merge(inputs: Masked[]): tf.Tensor {
    return choose(inputs, (a, b) => tf.maximum(a, b));
  }
}
tf.serialization.registerClass(KerasMaximum);

export class KerasMinimum extends Merge {
  static readonly className = 'KerasMinimum';

  protected override merge(inputs: Masked[]): tf.Tensor {
    return choose(inputs, (a, b) => tf.minimum(a, b));
  }
}
tf.serialization.registerClass(KerasMinimum);

/** 1 where any of the masks has 1. */
export class AnyMask extends tf.layers.Layer {
  static readonly className = 'AnyMask';

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return allShapes(inputShape)[0] as tf.Shape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => [inputs].flat().reduce((a, b) => tf.maximum(a, b)));
  }
}
tf.serialization.registerClass(AnyMask);
