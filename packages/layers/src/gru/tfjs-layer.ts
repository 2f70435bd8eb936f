import * as tf from '@tensorflow/tfjs';
import { Recurrent, type RecurrentConfig } from '../families/recurrent-tfjs.js';

interface GRUConfig extends RecurrentConfig {
  units: number;
  resetAfter?: boolean;
}

/** What belongs to the update, to the reset and to the candidate. */
type Gates = [tf.Tensor, tf.Tensor, tf.Tensor];

/**
 * Gated recurrent unit, also with the reset gate behind the product with the state, which has a second bias:
 * TensorFlow.js has only the other one.
 */
export class KerasGRU extends Recurrent {
  static readonly className = 'KerasGRU';
  private readonly units: number;
  private readonly resetAfter: boolean;

  constructor(config: GRUConfig) {
    super(config, { gates: 3, states: 1 });
    this.units = config.units;
    this.resetAfter = config.resetAfter ?? true;
  }

  protected override stateShape(): tf.Shape {
    return [this.units];
  }

  protected override weightShapes([features = null]: tf.Shape): [tf.Shape, tf.Shape, tf.Shape] {
    const width = 3 * this.units;
    return [[features, width], [this.units, width], this.resetAfter ? [2, width] : [width]];
  }

  protected override biases(bias: tf.Tensor): readonly [tf.Tensor, tf.Tensor?] {
    if (!this.resetAfter) return [bias];
    const [inputs, states] = tf.unstack(bias) as [tf.Tensor, tf.Tensor];
    return [inputs, states];
  }

  protected override step(
    input: tf.Tensor,
    [before]: tf.Tensor[],
    dropped: tf.Tensor[] | undefined,
  ): tf.Tensor[] {
    const state = before as tf.Tensor;
    const [update, reset, candidate] = tf.split(input, 3, 1) as Gates;
    const [updateBack, resetBack, back] = this.back(state, dropped) as Gates;
    const z = this.gate(tf.add(update, updateBack));
    const r = this.gate(tf.add(reset, resetBack));
    const again = this.resetAfter
      ? tf.mul(r, back)
      : this.timesState(
          tf.mul(r, dropped ? tf.mul(state, dropped[2] as tf.Tensor) : state),
          this.recurrentPart(2),
        );
    const found = this.activate(tf.add(candidate, again));
    return [tf.add(tf.mul(z, state), tf.mul(tf.sub(1, z), found))];
  }
}
tf.serialization.registerClass(KerasGRU);
