import * as tf from '@tensorflow/tfjs';
import { Recurrent, type RecurrentConfig } from '../families/recurrent-tfjs.js';

interface SimpleRNNConfig extends RecurrentConfig {
  units: number;
}

/** A state fed back, with masks, penalties on the weights and dropout. */
export class KerasSimpleRNN extends Recurrent {
  static readonly className = 'KerasSimpleRNN';
  private readonly units: number;

  constructor(config: SimpleRNNConfig) {
    super(config, { gates: 1, states: 1 });
    this.units = config.units;
  }

  protected override stateShape(): tf.Shape {
    return [this.units];
  }

  protected override weightShapes([features = null]: tf.Shape): [tf.Shape, tf.Shape, tf.Shape] {
    return [[features, this.units], [this.units, this.units], [this.units]];
  }

  protected override step(
    input: tf.Tensor,
    [state]: tf.Tensor[],
    dropped: tf.Tensor[] | undefined,
  ): tf.Tensor[] {
    const [back] = this.back(state as tf.Tensor, dropped);
    return [this.activate(tf.add(input, back as tf.Tensor))];
  }
}
tf.serialization.registerClass(KerasSimpleRNN);
