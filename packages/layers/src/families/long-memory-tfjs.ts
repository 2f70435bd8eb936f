import * as tf from '@tensorflow/tfjs';
import { InitializerBase, KerasConstant } from '../objects/initializers-tfjs.js';
import type { Initializer } from './layer-tfjs.js';
import { Recurrent, type RecurrentConfig } from './recurrent-tfjs.js';

export interface LongMemoryConfig extends RecurrentConfig {
  unitForgetBias?: boolean;
}

/** Starts the bias of the forget gate, the second of four, at 1, and that of the others as another says. */
class ForgetBias extends InitializerBase {
  static readonly className = 'ForgetBias';
  private readonly other: Initializer;

  constructor(other: Initializer) {
    super();
    this.other = other;
  }

  override apply([width]: tf.Shape): tf.Tensor {
    const units = (width as number) / 4;
    const ones = new KerasConstant({ value: 1 });
    return tf.tidy(() =>
      tf.concat([this.other.apply([units]), ones.apply([units]), this.other.apply([2 * units])]),
    );
  }

  override getConfig(): tf.serialization.ConfigDict {
    return {};
  }
}

/** A state beside the output that remembers long: four gates say what goes in, what stays and what comes out. */
export abstract class LongMemory extends Recurrent {
  private readonly unitForgetBias: boolean;

  constructor({ unitForgetBias = true, ...config }: LongMemoryConfig, dropsByGate = false) {
    super(config, { gates: 4, states: 2, dropsByGate });
    this.unitForgetBias = unitForgetBias;
  }

  protected override startOfBias(initializer: Initializer): Initializer {
    return this.unitForgetBias ? new ForgetBias(initializer) : initializer;
  }

  protected override step(
    input: tf.Tensor,
    [output, memory]: tf.Tensor[],
    dropped: tf.Tensor[] | undefined,
  ): tf.Tensor[] {
    const back = this.back(output as tf.Tensor, dropped);
    const [take, keep, candidate, tell] = tf
      .split(input, 4, input.rank - 1)
      .map((gate, index) => tf.add(gate, back[index] as tf.Tensor)) as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
    ];
    const kept = tf.mul(this.gate(keep), memory as tf.Tensor);
    const next = tf.add(kept, tf.mul(this.gate(take), this.activate(candidate)));
    return [tf.mul(this.gate(tell), this.activate(next)), next];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), unitForgetBias: this.unitForgetBias };
  }
}
