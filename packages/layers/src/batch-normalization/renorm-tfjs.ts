import * as tf from '@tensorflow/tfjs';
import { onlyShape, withoutGradient } from '../families/layer-tfjs.js';
import type { ScaleAndShift } from '../families/normalizing-tfjs.js';
import type { LayerVariable } from '../families/weight-tfjs.js';
import { type BatchNormalizationConfig, KerasBatchNormalization } from './tfjs-layer.js';

interface BatchRenormalizationConfig extends BatchNormalizationConfig {
  renormMomentum?: number;
  rmax?: number;
  rmin?: number;
  dmax?: number;
}

/** Batch renormalisation (Ioffe 2017): trains with statistics that lie closer to those that are used afterwards. */
export class BatchRenormalization extends KerasBatchNormalization {
  static override readonly className: string = 'BatchRenormalization';
  private readonly renorm: BatchRenormalizationConfig;
  private movingStddev: LayerVariable | undefined;
  private renormMean: LayerVariable | undefined;
  private renormStddev: LayerVariable | undefined;

  constructor(config: BatchRenormalizationConfig = {}) {
    super(config);
    this.renorm = config;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    super.build(inputShape);
    const size = this.weightShape(onlyShape(inputShape));
    const zeros = tf.initializers.zeros();
    this.movingStddev = this.addKept('moving_stddev', size, zeros);
    this.renormMean = this.addKept('renorm_mean', size, this.movingMeanInitializer);
    this.renormStddev = this.addKept('renorm_stddev', size, zeros);
    tf.tidy(() => {
      const stddev = tf.sqrt((this.movingVariance as LayerVariable).read());
      this.movingStddev?.write(stddev);
      this.renormStddev?.write(stddev.clone());
    });
  }

  protected override follow(batchMean: tf.Tensor, batchVariance: tf.Tensor): ScaleAndShift {
    const { renormMomentum = 0.99, rmax, rmin, dmax } = this.renorm;
    const mean = withoutGradient(batchMean, (given) => given.clone());
    const stddev = withoutGradient(batchVariance, (given) => tf.sqrt(tf.add(given, this.epsilon)));
    const [usedMean, usedStddev] = [this.renormMean as LayerVariable, this.renormStddev as LayerVariable];
    // No division by zero while training has hardly begun.
    const divisor = tf.maximum(usedStddev.read(), Math.sqrt(this.epsilon));
    let factor = tf.div(stddev, divisor);
    let shift = tf.div(tf.sub(mean, usedMean.read()), divisor);
    if (rmin !== undefined) factor = tf.maximum(factor, rmin);
    if (rmax !== undefined) factor = tf.minimum(factor, rmax);
    if (dmax !== undefined) shift = tf.clipByValue(shift, -dmax, dmax);

    this.move(usedMean, mean, renormMomentum);
    this.move(usedStddev, stddev, renormMomentum);
    this.move(this.movingMean as LayerVariable, mean, this.momentum);
    const movingStddev = this.movingStddev as LayerVariable;
    this.move(movingStddev, stddev, this.momentum);
    this.movingVariance?.write(tf.relu(tf.sub(tf.square(movingStddev.read()), this.epsilon)));

    const { gamma, beta } = this.scaleAndShift();
    const moved = gamma ? tf.mul(shift, gamma) : shift;
    return { gamma: gamma ? tf.mul(factor, gamma) : factor, beta: beta ? tf.add(moved, beta) : moved };
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { renormMomentum, rmax, rmin, dmax } = this.renorm;
    return { ...super.getConfig(), renormMomentum, rmax, rmin, dmax } as tf.serialization.ConfigDict;
  }
}
tf.serialization.registerClass(BatchRenormalization);
