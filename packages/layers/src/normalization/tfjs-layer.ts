import * as tf from '@tensorflow/tfjs';
import { axisOf, type LayerConfig, only, onlyShape } from '../families/layer-tfjs.js';

/** A number, or lists of them. */
type Nested = number | Nested[];

interface NormalizationConfig extends LayerConfig {
  axis?: number | number[] | null;
  mean?: Nested | null;
  variance?: Nested | null;
  invert?: boolean;
}

type Statistics = [mean: tf.Tensor, variance: tf.Tensor];

/** Brings data to mean 0 and variance 1, by statistics that are said or come with the weights; or back again. */
export class Normalization extends tf.layers.Layer {
  static readonly className = 'Normalization';
  private readonly axes: number[];
  private readonly given: [mean: Nested, variance: Nested] | undefined;
  private readonly invert: boolean;

  constructor({
    axis = -1,
    mean = null,
    variance = null,
    invert = false,
    ...config
  }: NormalizationConfig = {}) {
    super(config);
    this.axes = [axis ?? []].flat();
    this.given = mean === null || variance === null ? undefined : [mean, variance];
    this.invert = invert;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = onlyShape(inputShape);
    if (!this.given) {
      const sizes = this.kept(shape.length).map((axis) => shape[axis] ?? null);
      const weight = (name: string, of: tf.Shape, dtype: 'float32' | 'int32', start: 'zeros' | 'ones') =>
        this.addWeight(name, of, dtype, tf.initializers[start](), undefined, false);
      weight('mean', sizes, 'float32', 'zeros');
      weight('variance', sizes, 'float32', 'ones');
      weight('count', [], 'int32', 'zeros');
    }
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = only(inputs);
    return tf.tidy(() => {
      const [mean, variance] = this.statistics(x.rank);
      const deviation = tf.maximum(tf.sqrt(variance), 1e-7);
      return this.invert ? tf.add(mean, tf.mul(x, deviation)) : tf.div(tf.sub(x, mean), deviation);
    });
  }

  private kept(rank: number): number[] {
    return this.axes.map((axis) => axisOf(axis, rank)).sort((a, b) => a - b);
  }

  /** Both with as many axes as the input has; where they have fewer than are kept apart, the last ones. */
  private statistics(rank: number): Statistics {
    const kept = this.kept(rank);
    const both = this.given
      ? this.given.map((value) => tf.tensor(value as number[], undefined, 'float32'))
      : this.weights.slice(0, 2).map((weight) => weight.read());
    return both.map((value) => {
      const shape = Array.from({ length: rank }, () => 1);
      for (const [index, size] of value.shape.entries())
        shape[kept[kept.length - value.rank + index] ?? 0] = size;
      return tf.reshape(value, shape);
    }) as Statistics;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const [mean = null, variance = null] = this.given ?? [];
    return { ...super.getConfig(), axis: this.axes, mean, variance, invert: this.invert };
  }
}
tf.serialization.registerClass(Normalization);
