import * as tf from '@tensorflow/tfjs';
import { type ActivationName, type LayerConfig, only, onlyShape } from '../families/layer-tfjs.js';
import { adapted, type LoraConfig, thinWeights } from '../families/lora-tfjs.js';
import {
  type LayerVariable,
  savedObjects,
  type WeightConfig,
  WeightedLayer,
  type WeightObjects,
  weightObjects,
} from '../families/weight-tfjs.js';

interface LoraDenseConfig extends LayerConfig, LoraConfig, WeightConfig<'kernel'>, WeightConfig<'bias'> {
  units: number;
  activation?: ActivationName;
  useBias?: boolean;
}

/** A dense layer whose kernel stays as it is, while two thin matrices beside it are trained. */
export class LoraDense extends WeightedLayer {
  static readonly className = 'LoraDense';
  private readonly units: number;
  private readonly activation: ActivationName;
  private readonly activate: tf.layers.Layer;
  private readonly useBias: boolean;
  private readonly rank: number;
  private readonly kernelObjects: WeightObjects;
  private readonly biasObjects: WeightObjects;
  private kernel: LayerVariable | undefined;
  private bias: LayerVariable | undefined;
  private thin: LayerVariable[] = [];

  constructor(config: LoraDenseConfig) {
    super(config);
    this.units = config.units;
    this.activation = config.activation ?? 'linear';
    this.activate = tf.layers.activation({ activation: this.activation });
    this.useBias = config.useBias ?? true;
    this.rank = config.loraRank;
    this.kernelObjects = weightObjects(config, 'kernel', 'glorotUniform');
    this.biasObjects = weightObjects(config, 'bias', 'zeros');
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const { units, rank } = this;
    const { initializer, regularizer } = this.kernelObjects;
    const shape = [onlyShape(inputShape).at(-1) as number, units];
    this.kernel = this.addWeight('kernel', shape, 'float32', initializer, undefined, false);
    this.thin = thinWeights('kernel', shape, rank, regularizer).map((plan) =>
      this.addTrained(plan.name, plan.shape, plan.objects),
    );
    if (this.useBias) this.bias = this.addTrained('bias', [units], this.biasObjects);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return [...onlyShape(inputShape).slice(0, -1), this.units];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = only(inputs);
      const thin = this.thin.map((weight) => weight.read());
      // Keras takes no notice of alpha in a dense layer: the adaptation counts once.
      const kernel = adapted((this.kernel as LayerVariable).read(), thin, 1) as tf.Tensor2D;
      const rows = tf.reshape(x, [-1, kernel.shape[0]]) as tf.Tensor2D;
      let y = tf.reshape(tf.matMul(rows, kernel), [...x.shape.slice(0, -1), this.units]);
      if (this.bias) y = tf.add(y, this.bias.read());
      return this.activate.call(y, {}) as tf.Tensor;
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { units, activation, useBias, rank } = this;
    return {
      ...super.getConfig(),
      units,
      activation,
      useBias,
      loraRank: rank,
      ...savedObjects('kernel', this.kernelObjects),
      ...savedObjects('bias', this.biasObjects),
    };
  }
}
tf.serialization.registerClass(LoraDense);
