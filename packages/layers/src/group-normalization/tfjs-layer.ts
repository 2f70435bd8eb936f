import * as tf from '@tensorflow/tfjs';
import { axisOf, only } from '../families/layer-tfjs.js';
import { type NormalizingConfig, NormalizingLayer } from '../families/normalizing-tfjs.js';

interface GroupNormalizationConfig extends NormalizingConfig {
  groups?: number;
  axis?: number;
}

/** Brings groups of channels of each example to mean 0 and variance 1 (Wu and He 2018). */
export class GroupNormalization extends NormalizingLayer {
  static readonly className = 'GroupNormalization';
  private readonly groups: number;
  private readonly axis: number;

  constructor(config: GroupNormalizationConfig = {}) {
    super(config);
    this.groups = config.groups ?? 32;
    this.axis = config.axis ?? -1;
  }

  protected override weightShape(shape: tf.Shape): tf.Shape {
    return [shape[axisOf(this.axis, shape.length)] as number];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.tidy(() => {
      const axis = axisOf(this.axis, x.rank);
      const channels = x.shape[axis] as number;
      const groups = this.groups === -1 ? channels : this.groups;
      const split = [groups, channels / groups];
      const grouped = tf.reshape(x, x.shape.toSpliced(axis, 1, ...split));
      const sizes = x.shape.map(() => 1).toSpliced(axis, 1, ...split);
      const { mean, variance } = tf.moments(grouped, together(axis, grouped.rank), true);
      const { gamma, beta } = this.scaleAndShift();
      const evened = this.evened(grouped, mean, variance, {
        gamma: gamma && tf.reshape(gamma, sizes),
        beta: beta && tf.reshape(beta, sizes),
      });
      return tf.reshape(evened, x.shape);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), groups: this.groups, axis: this.axis };
  }
}
tf.serialization.registerClass(GroupNormalization);

/** What is evened out together: all but the examples and the groups. As in Keras, groups of the batch leave the last axis out. */
function together(groups: number, rank: number): number[] {
  const axes = Array.from({ length: rank - 1 }, (_, axis) => axis + 1);
  return axes.filter((axis) => axis !== (groups === 0 ? rank - 1 : groups));
}
