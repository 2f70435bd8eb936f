import * as tf from '@tensorflow/tfjs';
import {
  allShapes,
  type CallArguments,
  type Configured,
  type LayerConfig,
  type Regularizer,
  regularizerOf,
  saved,
} from '../families/layer-tfjs.js';
import {
  type LayerVariable,
  savedObjects,
  type WeightConfig,
  WeightedLayer,
  type WeightObjects,
  weightObjects,
} from '../families/weight-tfjs.js';

interface MultiHeadAttentionConfig extends LayerConfig, WeightConfig<'kernel'>, WeightConfig<'bias'> {
  numHeads: number;
  keyDim: number;
  valueDim?: number | null;
  dropout?: number;
  useBias?: boolean;
  useGate?: boolean;
  outputShape?: number[] | null;
  /** The axes along which positions look at each other, counted from the front; all but batch and features, if left out. */
  attentionAxes?: number[];
  slidingWindow?: number | null;
  /** A penalty on what each projection gives. */
  projectionRegularizer?: Configured<Regularizer> | null;
  /** Which inputs come with a mask; the masks follow the inputs in that order. */
  masked?: boolean[];
}

type Role = 'query' | 'key' | 'gate' | 'value' | 'attention_output';

interface Projection {
  readonly kernel: LayerVariable;
  readonly bias: LayerVariable | undefined;
}

/** Several attentions side by side (Vaswani et al. 2017). */
export class MultiHeadAttention extends WeightedLayer {
  static readonly className = 'MultiHeadAttention';
  private readonly config: MultiHeadAttentionConfig;
  private readonly valueDim: number;
  private readonly dropout: number;
  private readonly masked: boolean[];
  private readonly kernelObjects: WeightObjects;
  private readonly biasObjects: WeightObjects;
  private readonly regularizer: Regularizer | undefined;
  private readonly projections = new Map<Role, Projection>();
  private penalty: tf.Scalar | undefined;

  constructor(config: MultiHeadAttentionConfig) {
    super(config);
    this.config = config;
    this.valueDim = config.valueDim ?? config.keyDim;
    this.dropout = config.dropout ?? 0;
    this.masked = config.masked ?? [];
    this.kernelObjects = weightObjects(config, 'kernel', 'glorotUniform');
    this.biasObjects = weightObjects(config, 'bias', 'zeros');
    this.regularizer = regularizerOf(config.projectionRegularizer);
    // The loss is asked for after the layers have run, in the same step.
    if (this.regularizer) this.addLoss(() => this.penalty ?? tf.scalar(0));
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const [query = [], value = [], key = value] = this.inputsOf(allShapes(inputShape)).map((shape) => shape);
    const { numHeads, keyDim, useGate, outputShape } = this.config;
    const [ofQuery = null, ofValue = null, ofKey = null] = [query.at(-1), value.at(-1), key.at(-1)];
    this.addProjection('query', [ofQuery], [numHeads, keyDim]);
    this.addProjection('key', [ofKey], [numHeads, keyDim]);
    if (useGate) this.addProjection('gate', [ofQuery], [numHeads, this.valueDim]);
    this.addProjection('value', [ofValue], [numHeads, this.valueDim]);
    this.addProjection('attention_output', [numHeads, this.valueDim], outputShape ?? [ofQuery]);
    super.build(inputShape);
  }

  private addProjection(role: Role, from: tf.Shape, to: tf.Shape): void {
    const kernel = this.addTrained(`${role}/kernel`, [...from, ...to], this.kernelObjects);
    const bias =
      (this.config.useBias ?? true) ? this.addTrained(`${role}/bias`, to, this.biasObjects) : undefined;
    this.projections.set(role, { kernel, bias });
  }

  /** Without the masks behind them. */
  private inputsOf<T>(all: T[]): T[] {
    return all.slice(0, all.length - this.masked.filter(Boolean).length);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [query = []] = allShapes(inputShape);
    const { outputShape } = this.config;
    return outputShape ? [...query.slice(0, -1), ...outputShape] : query;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: CallArguments): tf.Tensor {
    return tf.tidy(() => {
      const all = [inputs].flat();
      const given = this.inputsOf(all);
      const [query, value, key = value] = given as [tf.Tensor, tf.Tensor, tf.Tensor?];
      this.penalty?.dispose();
      this.penalty = undefined;
      const penalties: tf.Tensor[] = [];
      const project = (role: Role, x: tf.Tensor, axes = 1) => {
        const y = this.project(role, x, axes);
        const result = role === 'gate' ? tf.sigmoid(y) : y;
        if (this.regularizer && training) penalties.push(this.regularizer.apply(result));
        return result;
      };
      const gate = this.config.useGate ? project('gate', query) : undefined;
      const queries = this.byHead(project('query', query));
      const keys = this.byHead(project('key', key));
      const values = project('value', value);
      const shares = this.shares(
        queries,
        keys,
        this.allowed(all.slice(given.length), query, value),
        training,
      );
      const found = this.byPlace(tf.matMul(shares, this.byHead(values)), [
        ...query.shape.slice(0, -1),
        ...values.shape.slice(-2),
      ]);
      const output = project('attention_output', gate ? tf.mul(found, gate) : found, 2);
      if (penalties.length > 0) this.penalty = tf.keep(tf.div(tf.addN(penalties), query.shape[0] ?? 1));
      return output;
    });
  }

  /** The last axes times a kernel that takes as many. */
  private project(role: Role, x: tf.Tensor, axes: number): tf.Tensor {
    const { kernel, bias } = this.projections.get(role) as Projection;
    const matrix = kernel.read();
    const to = matrix.shape.slice(axes);
    const width = sizeOf(matrix.shape.slice(0, axes));
    const rows = tf.matMul(tf.reshape(x, [-1, width]), tf.reshape(matrix, [width, -1]));
    const y = tf.reshape(rows, [...x.shape.slice(0, x.rank - axes), ...to]);
    return bias ? tf.add(y, bias.read()) : y;
  }

  /** The axes of a projection in the order batch and what is not looked along, heads, what is looked along, features. */
  private order(rank: number): number[] {
    const along = this.config.attentionAxes ?? Array.from({ length: rank - 3 }, (_, axis) => axis + 1);
    const places = Array.from({ length: rank - 2 }, (_, axis) => axis);
    return [...places.filter((axis) => !along.includes(axis)), rank - 2, ...along, rank - 1];
  }

  /** [examples, heads, positions, features] out of [batch, ...positions, heads, features]. */
  private byHead(x: tf.Tensor): tf.Tensor {
    const order = this.order(x.rank);
    const turned = tf.transpose(x, order);
    const heads = order.indexOf(x.rank - 2);
    const shape = turned.shape;
    return tf.reshape(turned, [
      sizeOf(shape.slice(0, heads)),
      shape[heads] ?? 1,
      sizeOf(shape.slice(heads + 1, -1)),
      shape.at(-1) ?? 1,
    ]);
  }

  /** The way back. */
  private byPlace(x: tf.Tensor, shape: number[]): tf.Tensor {
    const order = this.order(shape.length);
    const turned = tf.reshape(
      x,
      order.map((axis) => shape[axis] ?? 1),
    );
    return tf.transpose(
      turned,
      order.map((_, axis) => order.indexOf(axis)),
    );
  }

  /** How much each query takes of each value: [examples, heads, queries, keys]. */
  private shares(
    queries: tf.Tensor,
    keys: tf.Tensor,
    allowed: tf.Tensor | undefined,
    training: boolean | undefined,
  ): tf.Tensor {
    const scores = tf.mul(tf.matMul(queries, keys, false, true), 1 / Math.sqrt(this.config.keyDim));
    if (!allowed) return this.dropped(tf.softmax(scores), training);
    const shares = tf.softmax(tf.add(tf.mul(scores, allowed), tf.mul(tf.sub(allowed, 1), 1e9)));
    // Where all is masked, Keras takes the mean of all, unless it drops out: then nothing.
    return this.dropped(this.dropout > 0 ? tf.mul(shares, allowed) : shares, training);
  }

  private dropped(shares: tf.Tensor, training: boolean | undefined): tf.Tensor {
    return training && this.dropout > 0 ? tf.dropout(shares, this.dropout) : shares;
  }

  /** 1 where a query may look: [batch, 1, queries, keys], or with sizes of 1. */
  private allowed(masks: tf.Tensor[], query: tf.Tensor, value: tf.Tensor): tf.Tensor | undefined {
    const waiting = [...masks];
    const all = this.masked.flatMap((masked, input) => {
      const mask = masked ? waiting.shift() : undefined;
      return mask ? [tf.expandDims(tf.expandDims(mask, 1), input === 0 ? -1 : -2)] : [];
    });
    const { slidingWindow } = this.config;
    if (slidingWindow) {
      const [rows, columns] = [tf.range(0, query.shape[1] ?? 1), tf.range(0, value.shape[1] ?? 1)];
      const distance = tf.abs(tf.sub(tf.expandDims(rows, 1), columns));
      all.push(tf.reshape(tf.cast(tf.less(distance, slidingWindow), 'float32'), [1, 1, ...distance.shape]));
    }
    return all.length > 0 ? all.reduce((a, b) => tf.mul(a, b)) : undefined;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {
      ...(this.config as object),
      ...super.getConfig(),
      ...savedObjects('kernel', this.kernelObjects),
      ...savedObjects('bias', this.biasObjects),
      projectionRegularizer: saved(this.regularizer),
    };
  }
}
tf.serialization.registerClass(MultiHeadAttention);

function sizeOf(shape: number[]): number {
  return shape.reduce((size, axis) => size * axis, 1);
}
