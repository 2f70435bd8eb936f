import * as tf from '@tensorflow/tfjs';
import {
  type CallArguments,
  type Configured,
  type LayerConfig,
  only,
  type Regularizer,
  regularizerOf,
  saved,
} from './layer-tfjs.js';

interface ActivityConfig extends LayerConfig {
  regularizer: Configured<Regularizer>;
}

/**
 * Hands on what comes in, and adds a penalty on it to the loss, divided by the size of the batch: what Keras calls an
 * activity regularizer, and TensorFlow.js does not have.
 */
export class ActivityRegularization extends tf.layers.Layer {
  static readonly className = 'NetwrightActivityRegularization';
  private readonly regularizer: Regularizer;
  private penalty: tf.Scalar | undefined;

  constructor({ regularizer, ...config }: ActivityConfig) {
    super(config);
    this.regularizer = regularizerOf(regularizer) as Regularizer;
    // The loss is asked for after the layers have run, in the same step.
    this.addLoss(() => this.penalty ?? tf.scalar(0));
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: CallArguments): tf.Tensor {
    const x = only(inputs);
    this.penalty?.dispose();
    this.penalty = training ? tf.keep(tf.div(this.regularizer.apply(x), x.shape[0] ?? 1)) : undefined;
    return x;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), regularizer: saved(this.regularizer) };
  }
}
tf.serialization.registerClass(ActivityRegularization);
