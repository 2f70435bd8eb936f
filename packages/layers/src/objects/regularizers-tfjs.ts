import * as tf from '@tensorflow/tfjs';
import type { Regularizer } from '../families/layer-tfjs.js';

/** The class from which TensorFlow.js' regularizers derive; it does not say it. */
const RegularizerBase = Object.getPrototypeOf(
  tf.regularizers.l2().constructor,
) as (abstract new () => Regularizer) & Pick<typeof tf.serialization.Serializable, 'fromConfig'>;

interface OrthogonalRegularizerConfig {
  factor?: number;
  mode?: 'rows' | 'columns';
}

/** Pulls the rows or the columns of a matrix towards being orthogonal: the mean of their products, each of length 1. */
export class OrthogonalRegularizer extends RegularizerBase {
  static readonly className = 'OrthogonalRegularizer';
  private readonly factor: number;
  private readonly mode: 'rows' | 'columns';

  constructor({ factor = 0.01, mode = 'rows' }: OrthogonalRegularizerConfig = {}) {
    super();
    this.factor = factor;
    this.mode = mode;
  }

  override apply(x: tf.Tensor): tf.Scalar {
    return tf.tidy(() => {
      const rows = (this.mode === 'rows' ? x : tf.transpose(x)) as tf.Tensor2D;
      const lengths = tf.minimum(tf.rsqrt(tf.sum(tf.square(rows), 1, true)), 1e7);
      const even = tf.mul(rows, lengths) as tf.Tensor2D;
      const products = tf.matMul(even, even, false, true);
      const count = rows.shape[0];
      const others = tf.mul(products, tf.sub(1, tf.eye(count)));
      return tf.mul(tf.sum(tf.abs(others)), this.factor / (count * (count - 1))) as tf.Scalar;
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { factor: this.factor, mode: this.mode };
  }
}
tf.serialization.registerClass(OrthogonalRegularizer);
