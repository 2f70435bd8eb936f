import * as tf from '@tensorflow/tfjs';
import { broadcastShape } from './broadcast-tfjs.js';
import { allShapes, type LayerConfig, only } from './layer-tfjs.js';

interface OperationConfig extends LayerConfig {
  /** A number in place of the first of the two. */
  x1?: number;
  /** A number in place of the second. */
  x2?: number;
}

/** An operation of two tensors, sizes of 1 repeated, or of a tensor and a number. */
abstract class PairOperation extends tf.layers.Layer {
  private readonly x1: number | undefined;
  private readonly x2: number | undefined;

  constructor({ x1, x2, ...config }: OperationConfig = {}) {
    super(config);
    this.x1 = x1;
    this.x2 = x2;
  }

  protected abstract compute(a: tf.Tensor, b: tf.Tensor): tf.Tensor;

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return allShapes(inputShape).reduce(broadcastShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const [first, second] = [inputs].flat() as [tf.Tensor, tf.Tensor | undefined];
    const number = (value: number) => tf.scalar(value, first.dtype);
    return tf.tidy(() => {
      if (this.x1 !== undefined) return this.compute(number(this.x1), first);
      if (this.x2 !== undefined) return this.compute(first, number(this.x2));
      return this.compute(first, second as tf.Tensor);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { x1, x2 } = this;
    return {
      ...super.getConfig(),
      ...(x1 === undefined ? {} : { x1 }),
      ...(x2 === undefined ? {} : { x2 }),
    };
  }
}

/** x1 + x2 */
export class OpsAdd extends PairOperation {
  static readonly className = 'OpsAdd';

  protected override compute(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
    return tf.add(a, b);
  }
}
tf.serialization.registerClass(OpsAdd);

/** x1 - x2 */
export class OpsSubtract extends PairOperation {
  static readonly className = 'OpsSubtract';

  protected override compute(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
    return tf.sub(a, b);
  }
}
tf.serialization.registerClass(OpsSubtract);

/** x1 · x2 */
export class OpsMultiply extends PairOperation {
  static readonly className = 'OpsMultiply';

  protected override compute(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
    return tf.mul(a, b);
  }
}
tf.serialization.registerClass(OpsMultiply);

/** x1 / x2 */
export class OpsDivide extends PairOperation {
  static readonly className = 'OpsDivide';

  protected override compute(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
    return tf.div(a, b);
  }
}
tf.serialization.registerClass(OpsDivide);

/** x · x */
export class OpsSquare extends tf.layers.Layer {
  static readonly className = 'OpsSquare';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.tidy(() => tf.square(x.dtype === 'bool' ? tf.cast(x, 'int32') : x));
  }
}
tf.serialization.registerClass(OpsSquare);

/** The root of each number. */
export class OpsSqrt extends tf.layers.Layer {
  static readonly className = 'OpsSqrt';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.sqrt(only(inputs));
  }
}
tf.serialization.registerClass(OpsSqrt);
