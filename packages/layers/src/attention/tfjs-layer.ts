import * as tf from '@tensorflow/tfjs';
import { allShapes, type CallArguments, type LayerConfig } from '../families/layer-tfjs.js';
import { type LayerVariable, WeightedLayer, weightObjects } from '../families/weight-tfjs.js';

interface AttentionConfig extends LayerConfig {
  useScale?: boolean;
  scoreMode?: 'dot' | 'concat';
  dropout?: number;
  /** Whether query and value come with a mask; the masks follow the inputs in that order. */
  masked?: [query: boolean, value: boolean];
}

/** Every position of the query takes a mean of the value, by how alike query and key are (Luong et al. 2015). */
export class Attention extends WeightedLayer {
  static readonly className = 'Attention';
  private readonly useScale: boolean;
  private readonly scoreMode: 'dot' | 'concat';
  private readonly dropout: number;
  private readonly masked: [query: boolean, value: boolean];
  private scale: LayerVariable | undefined;
  private concatScoreWeight: LayerVariable | undefined;

  constructor({ useScale, scoreMode, dropout, masked, ...config }: AttentionConfig = {}) {
    super(config);
    this.useScale = useScale ?? false;
    this.scoreMode = scoreMode ?? 'dot';
    this.dropout = dropout ?? 0;
    this.masked = masked ?? [false, false];
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const ones = weightObjects({}, 'scale', 'ones');
    if (this.useScale) this.scale = this.addTrained('scale', [], ones);
    if (this.scoreMode === 'concat')
      this.concatScoreWeight = this.addTrained('concat_score_weight', [], ones);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [query = [], value = []] = allShapes(inputShape);
    return [...query.slice(0, -1), value.at(-1) ?? null];
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: CallArguments): tf.Tensor {
    return tf.tidy(() => {
      const all = [inputs].flat();
      const masks = all.splice(all.length - this.masked.filter(Boolean).length);
      const [query, value, key = value] = all as [tf.Tensor, tf.Tensor, tf.Tensor?];
      const queryMask = this.masked[0] ? masks.shift() : undefined;
      const [valueMask] = masks;
      let scores = this.scores(query, key);
      // What is masked is so unlike that nothing of it is left.
      if (valueMask) scores = tf.sub(scores, tf.mul(tf.sub(1, tf.expandDims(valueMask, -2)), 1e9));
      let shares = tf.softmax(scores);
      if (training && this.dropout > 0) shares = tf.dropout(shares, this.dropout);
      const output = tf.matMul(shares, value);
      return queryMask ? tf.mul(output, tf.expandDims(queryMask, -1)) : output;
    });
  }

  private scores(query: tf.Tensor, key: tf.Tensor): tf.Tensor {
    if (this.scoreMode === 'dot') {
      const products = tf.matMul(query, key, false, true);
      return this.scale ? tf.mul(products, this.scale.read()) : products;
    }
    const sums = tf.add(tf.expandDims(query, -2), tf.expandDims(key, -3));
    const scaled = this.scale ? tf.mul(sums, this.scale.read()) : sums;
    return tf.mul(tf.sum(tf.tanh(scaled), -1), (this.concatScoreWeight as LayerVariable).read());
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { useScale, scoreMode, dropout, masked } = this;
    return { ...super.getConfig(), useScale, scoreMode, dropout, masked };
  }
}
tf.serialization.registerClass(Attention);
