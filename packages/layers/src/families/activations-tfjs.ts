import * as tf from '@tensorflow/tfjs';
import { type ActivationName, axisOf, withoutGradient } from './layer-tfjs.js';

/** Makes a function known to TensorFlow.js as an activation, so that every layer takes it by the name that this gives. */
function registerActivation(name: string, compute: (x: tf.Tensor) => tf.Tensor): ActivationName {
  class Activation extends tf.serialization.Serializable {
    static readonly className = name;

    apply(x: tf.Tensor): tf.Tensor {
      return tf.tidy(() => compute(x));
    }

    override getConfig(): tf.serialization.ConfigDict {
      return {};
    }
  }
  tf.serialization.registerClass(Activation);
  return name as ActivationName;
}

/** relu6(x + 3) / 6, as in Keras. TensorFlow.js' own has a slope of 0.2. */
export const hardSigmoid: ActivationName = registerActivation('kerasHardSigmoid', (x) => sixth(x));

function sixth(x: tf.Tensor): tf.Tensor {
  return tf.div(tf.clipByValue(tf.add(x, 3), 0, 6), 6);
}

export const hardSilu: ActivationName = registerActivation('hardSilu', (x) => tf.mul(x, sixth(x)));

export const hardTanh: ActivationName = registerActivation('hardTanh', (x) => tf.clipByValue(x, -1, 1));

export const hardShrink: ActivationName = registerActivation('hardShrink', (x) =>
  tf.mul(
    x,
    withoutGradient(x, (given) => tf.cast(tf.greater(tf.abs(given), 0.5), 'float32')),
  ),
);

/** Moves everything towards 0 by a half. */
export const softShrink: ActivationName = registerActivation('softShrink', (x) =>
  tf.sub(x, tf.clipByValue(x, -0.5, 0.5)),
);

export const tanhShrink: ActivationName = registerActivation('tanhShrink', (x) => tf.sub(x, tf.tanh(x)));

export const leakyRelu: ActivationName = registerActivation('leakyRelu', (x) => tf.leakyRelu(x, 0.2));

export const celu: ActivationName = registerActivation('celu', (x) => tf.elu(x));

/** Halves the last axis: one half, and through how much of it the other lets. */
export const glu: ActivationName = registerActivation('glu', (x) => {
  const [kept, gate] = tf.split(x, 2, axisOf(-1, x.rank));
  return tf.mul(kept as tf.Tensor, tf.sigmoid(gate as tf.Tensor));
});

export const exponential: ActivationName = registerActivation('exponential', (x) => tf.exp(x));

export const logSigmoid: ActivationName = registerActivation('logSigmoid', (x) => tf.logSigmoid(x));

export const squareplus: ActivationName = registerActivation('squareplus', (x) =>
  tf.div(tf.add(x, tf.sqrt(tf.add(tf.square(x), 4))), 2),
);

/** 0 up to -1, x from 1 on, and a parabola between. */
export const sparsePlus: ActivationName = registerActivation('sparsePlus', (x) =>
  tf.add(tf.div(tf.square(tf.clipByValue(tf.add(x, 1), 0, 2)), 4), tf.relu(tf.sub(x, 1))),
);

export const sparseSigmoid: ActivationName = registerActivation('sparseSigmoid', (x) =>
  tf.clipByValue(tf.mul(tf.add(x, 1), 0.5), 0, 1),
);

/**
 * Like softmax, but small numbers become 0 (Martins and Astudillo 2016). As Keras 3.15 computes it: it adds up the sums
 * of all that are kept, not only the last of them, so that the result sums to less than 1.
 */
export const sparsemax: ActivationName = registerActivation('sparsemax', (x) => sparsest(x));

const sparsest = tf.customGrad((given, save) => {
  const logits = given as tf.Tensor;
  const last = axisOf(-1, logits.rank);
  const size = logits.shape[last] as number;
  const sorted = tf.topk(logits, size).values;
  const sums = tf.cumsum(sorted, last);
  const kept = tf.cast(tf.greater(sorted, tf.div(tf.sub(sums, 1), tf.range(1, size + 1))), 'float32');
  const count = tf.sum(kept, last, true);
  const threshold = tf.div(tf.sub(tf.sum(tf.mul(kept, sums), last, true), 1), count);
  const value = tf.relu(tf.sub(logits, threshold));
  // How many are larger: the largest number is in all sums, the next in all but one.
  const larger = tf.greater(tf.expandDims(logits, last), tf.expandDims(logits, -1));
  const place = tf.sum(tf.cast(larger, 'float32'), -1);
  const share = tf.div(tf.relu(tf.sub(count, place)), count);
  (save as tf.GradSaveFunc)([value, share]);
  const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
    const through = tf.mul(dy, tf.cast(tf.greater(saved[0] as tf.Tensor, 0), 'float32'));
    return tf.sub(through, tf.mul(tf.sum(through, last, true), saved[1] as tf.Tensor));
  };
  return { value, gradFunc };
});
