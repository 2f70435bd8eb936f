import * as tf from '@tensorflow/tfjs';
import { type LayerConfig, only, onlyShape } from '../families/layer-tfjs.js';
import {
  type LayerVariable,
  savedObjects,
  type WeightConfig,
  WeightedLayer,
  type WeightObjects,
  weightObjects,
} from '../families/weight-tfjs.js';

export interface EmbeddingConfig extends LayerConfig, WeightConfig<'embeddings'> {
  inputDim: number;
  outputDim: number;
}

/** A row for each number, which is cut to a whole one: nothing is learnt from how large it was. */
export class KerasEmbedding extends WeightedLayer {
  static readonly className: string = 'KerasEmbedding';
  private readonly inputDim: number;
  private readonly outputDim: number;
  private readonly objects: WeightObjects;
  private rows: LayerVariable | undefined;

  constructor(config: EmbeddingConfig) {
    super(config);
    this.inputDim = config.inputDim;
    this.outputDim = config.outputDim;
    this.objects = weightObjects(config, 'embeddings', 'randomUniform');
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    this.rows = this.addRows([this.inputDim, this.outputDim], this.objects);
    super.build(inputShape);
  }

  protected addRows(shape: number[], objects: WeightObjects): LayerVariable {
    return this.addTrained('embeddings', shape, objects);
  }

  /** What is looked up in. */
  protected table(rows: tf.Tensor): tf.Tensor {
    return rows;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return [...onlyShape(inputShape), this.outputDim];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const { inputDim, outputDim } = this;
    const look = tf.customGrad((given, table, save) => {
      const x = given as tf.Tensor;
      const places = tf.cast(tf.reshape(x, [x.size]), 'int32') as tf.Tensor1D;
      const value = tf.reshape(tf.gather(table as tf.Tensor, places), [...x.shape, outputDim]);
      (save as tf.GradSaveFunc)([places]);
      const gradFunc = (dy: tf.Tensor, [at]: tf.Tensor[]) => [
        tf.zeros(x.shape),
        tf.unsortedSegmentSum(tf.reshape(dy, [-1, outputDim]), at as tf.Tensor1D, inputDim),
      ];
      return { value, gradFunc };
    });
    return tf.tidy(() => look(only(inputs), this.table((this.rows as LayerVariable).read())));
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { inputDim, outputDim } = this;
    return { ...super.getConfig(), inputDim, outputDim, ...savedObjects('embeddings', this.objects) };
  }
}
tf.serialization.registerClass(KerasEmbedding);

/** 1 for every number that is not 0: a mask of the words that are there. */
export class NonZero extends tf.layers.Layer {
  static readonly className = 'NonZero';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => tf.cast(tf.notEqual(only(inputs), 0), 'float32'));
  }
}
tf.serialization.registerClass(NonZero);
