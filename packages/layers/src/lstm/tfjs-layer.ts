import * as tf from '@tensorflow/tfjs';
import { LongMemory, type LongMemoryConfig } from '../families/long-memory-tfjs.js';

interface LSTMConfig extends LongMemoryConfig {
  units: number;
}

/** Long short-term memory, with masks, penalties on the weights and dropout. */
export class KerasLSTM extends LongMemory {
  static readonly className = 'KerasLSTM';
  private readonly units: number;

  constructor(config: LSTMConfig) {
    super(config);
    this.units = config.units;
  }

  protected override stateShape(): tf.Shape {
    return [this.units];
  }

  protected override weightShapes([features = null]: tf.Shape): [tf.Shape, tf.Shape, tf.Shape] {
    const width = 4 * this.units;
    return [[features, width], [this.units, width], [width]];
  }
}
tf.serialization.registerClass(KerasLSTM);
