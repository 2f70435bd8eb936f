import * as tf from '@tensorflow/tfjs';
import { eachAxis, fromChannelsLast, type Movement, toChannelsLast, windowPlaces } from './convolve-tfjs.js';
import { type ActivationName, type LayerConfig, only, onlyShape } from './layer-tfjs.js';
import {
  type LayerVariable,
  savedObjects,
  type WeightConfig,
  WeightedLayer,
  type WeightObjects,
  weightObjects,
} from './weight-tfjs.js';

/** What all layers take whose kernels move over an image. */
export interface SlidingConfig extends LayerConfig, WeightConfig<'bias'> {
  kernelSize: number | number[];
  strides?: number | number[];
  padding?: Movement['padding'];
  dataFormat?: 'channelsLast' | 'channelsFirst';
  dilationRate?: number | number[];
  activation?: ActivationName;
  useBias?: boolean;
}

/** A kernel: its name, its shape, and its objects. */
export interface KernelPlan {
  readonly name: string;
  readonly shape: number[];
  readonly objects: WeightObjects;
}

/** What the layers have in common whose kernels move over an image: how they move, the bias, the activation. */
export abstract class SlidingLayer extends WeightedLayer {
  protected readonly kernelSize: number[];
  protected readonly movement: Movement;
  private readonly axes: number;
  private readonly dataFormat: 'channelsLast' | 'channelsFirst';
  private readonly activation: ActivationName;
  private readonly activate: tf.layers.Layer;
  private readonly useBias: boolean;
  private readonly biasObjects: WeightObjects;
  private kernels: LayerVariable[] = [];
  private bias: LayerVariable | undefined;

  constructor(config: SlidingConfig, axes: number) {
    super(config);
    const { kernelSize, strides, dilationRate, padding = 'valid' } = config;
    this.axes = axes;
    this.kernelSize = eachAxis(kernelSize, axes);
    this.movement = {
      strides: eachAxis(strides, axes),
      dilationRate: eachAxis(dilationRate, axes),
      padding,
    };
    this.dataFormat = config.dataFormat ?? 'channelsLast';
    this.activation = config.activation ?? 'linear';
    this.activate = tf.layers.activation({ activation: this.activation });
    this.useBias = config.useBias ?? true;
    this.biasObjects = weightObjects(config, 'bias', 'zeros');
  }

  /** The kernels for an input of so many channels. */
  protected abstract planKernels(channels: number): KernelPlan[];

  /** The channels that come out of so many. */
  protected abstract outputChannels(channels: number): number;

  /** What comes of a batch, channels last, before bias and activation. */
  protected abstract slideOver(x: tf.Tensor, kernels: tf.Tensor[]): tf.Tensor;

  /** The number of places along an axis that come out of so many. */
  protected outputPlaces(places: number | null, axis: number): number | null {
    const { strides, dilationRate, padding } = this.movement;
    return windowPlaces(
      places,
      this.kernelSize[axis] ?? 1,
      strides[axis] ?? 1,
      dilationRate[axis] ?? 1,
      padding,
    );
  }

  protected addKernel({ name, shape, objects }: KernelPlan): LayerVariable {
    return this.addTrained(name, shape, objects);
  }

  private channelsOf(shape: tf.Shape): number {
    return shape[this.dataFormat === 'channelsFirst' ? 1 : shape.length - 1] as number;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const channels = this.channelsOf(onlyShape(inputShape));
    this.kernels = this.planKernels(channels).map((plan) => this.addKernel(plan));
    if (this.useBias) this.bias = this.addTrained('bias', [this.outputChannels(channels)], this.biasObjects);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shape = onlyShape(inputShape);
    const channels = this.outputChannels(this.channelsOf(shape));
    const first = this.dataFormat === 'channelsFirst' ? 2 : 1;
    const spatial = shape
      .slice(first, first + this.axes)
      .map((places, axis) => this.outputPlaces(places, axis));
    const [batch = null] = shape;
    return this.dataFormat === 'channelsFirst'
      ? [batch, channels, ...spatial]
      : [batch, ...spatial, channels];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = toChannelsLast(only(inputs), this.dataFormat);
      let y = this.slideOver(
        x,
        this.kernels.map((kernel) => kernel.read()),
      );
      if (this.bias) y = tf.add(y, this.bias.read());
      return this.activate.call(fromChannelsLast(y, this.dataFormat), {}) as tf.Tensor;
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { kernelSize, movement, dataFormat, activation, useBias } = this;
    return {
      ...super.getConfig(),
      kernelSize,
      ...movement,
      dataFormat,
      activation,
      useBias,
      ...savedObjects('bias', this.biasObjects),
    };
  }
}
