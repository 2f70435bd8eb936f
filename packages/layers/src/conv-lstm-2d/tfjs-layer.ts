import * as tf from '@tensorflow/tfjs';
import {
  convolve,
  eachAxis,
  fromChannelsLast,
  type Movement,
  windowPlaces,
} from '../families/convolve-tfjs.js';
import { LongMemory, type LongMemoryConfig } from '../families/long-memory-tfjs.js';

interface ConvLSTM2DConfig extends LongMemoryConfig {
  filters: number;
  kernelSize: number | number[];
  strides?: number | number[];
  padding?: 'valid' | 'same';
  dataFormat?: 'channelsLast' | 'channelsFirst';
  dilationRate?: number | number[];
}

/** An LSTM of pictures whose products are convolutions; computed with the channels last. */
export class KerasConvLSTM2D extends LongMemory {
  static readonly className = 'KerasConvLSTM2D';
  private readonly filters: number;
  private readonly size: number[];
  private readonly movement: Movement;
  private readonly dataFormat: 'channelsLast' | 'channelsFirst';

  constructor(config: ConvLSTM2DConfig) {
    super(config, true);
    this.filters = config.filters;
    this.size = eachAxis(config.kernelSize, 2);
    this.movement = {
      strides: eachAxis(config.strides, 2),
      dilationRate: eachAxis(config.dilationRate, 2),
      padding: config.padding ?? 'valid',
    };
    this.dataFormat = config.dataFormat ?? 'channelsLast';
  }

  protected override stateShape(step: tf.Shape): tf.Shape {
    const first = this.dataFormat === 'channelsFirst' ? 1 : 0;
    const { strides, dilationRate, padding } = this.movement;
    const spatial = this.size.map((size, axis) =>
      windowPlaces(step[first + axis] ?? null, size, strides[axis] ?? 1, dilationRate[axis] ?? 1, padding),
    );
    return this.dataFormat === 'channelsFirst' ? [this.filters, ...spatial] : [...spatial, this.filters];
  }

  protected override weightShapes(step: tf.Shape): [tf.Shape, tf.Shape, tf.Shape] {
    const channels = step[this.dataFormat === 'channelsFirst' ? 0 : 2] ?? null;
    const width = 4 * this.filters;
    return [[...this.size, channels, width], [...this.size, this.filters, width], [width]];
  }

  protected override enter(x: tf.Tensor): tf.Tensor {
    return this.dataFormat === 'channelsFirst' ? tf.transpose(x, [0, 1, 3, 4, 2]) : x;
  }

  protected override leave(state: tf.Tensor): tf.Tensor {
    return fromChannelsLast(state, this.dataFormat);
  }

  protected override times(x: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
    return convolve(x, kernel, this.movement);
  }

  protected override timesState(state: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
    return convolve(state, kernel, { strides: [1, 1], dilationRate: [1, 1], padding: 'same' });
  }
}
tf.serialization.registerClass(KerasConvLSTM2D);
