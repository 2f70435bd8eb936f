import * as tf from '@tensorflow/tfjs';
import {
  allShapes,
  type CallArguments,
  type Configured,
  type LayerConfig,
  saved,
} from '../families/layer-tfjs.js';
import { OncePerRun } from '../families/once-tfjs.js';
import { layerOf, Wrapping } from '../families/wrapper-tfjs.js';

interface BidirectionalConfig extends LayerConfig {
  layer: Configured<tf.layers.Layer>;
  /** The one that goes backwards, or forwards where the other does not. */
  backward: Configured<tf.layers.Layer>;
  mergeMode?: 'concat' | 'sum' | 'mul' | 'ave' | null;
  returnSequences?: boolean;
  returnState?: boolean;
}

/**
 * Reads a sequence with two layers, one from each end, of any kind and with masks; each has weights, penalties and
 * states of its own.
 */
export class KerasBidirectional extends Wrapping {
  static readonly className = 'KerasBidirectional';
  private readonly layer: tf.layers.Layer;
  private readonly backward: tf.layers.Layer;
  private readonly mergeMode: BidirectionalConfig['mergeMode'];
  private readonly returnSequences: boolean;
  private readonly returnState: boolean;
  private readonly once = new OncePerRun();

  constructor(given: BidirectionalConfig) {
    const { layer, backward, mergeMode, returnSequences, returnState, ...config } = given;
    super(config);
    this.layer = layerOf(layer);
    this.backward = layerOf(backward);
    this.mergeMode = mergeMode === undefined ? 'concat' : mergeMode;
    this.returnSequences = returnSequences ?? false;
    this.returnState = returnState ?? false;
    this._stateful = this.layer.stateful;
  }

  protected override get inner(): readonly tf.layers.Layer[] {
    return [this.layer, this.backward];
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const shape = allShapes(inputShape)[0] as tf.Shape;
    for (const layer of this.inner) this.buildInner(layer, shape);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    const shape = allShapes(inputShape)[0] as tf.Shape;
    const [[output = [], ...states], [other = [], ...otherStates]] = this.inner.map((layer) =>
      allShapes(layer.computeOutputShape(shape)),
    ) as [tf.Shape[], tf.Shape[]];
    const width = (output.at(-1) ?? 0) + (other.at(-1) ?? 0);
    const merged =
      this.mergeMode === null
        ? [output, other]
        : [this.mergeMode === 'concat' ? [...output.slice(0, -1), width] : output];
    const all = [...merged, ...states, ...otherStates];
    return all.length === 1 ? (all[0] as tf.Shape) : all;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], options: CallArguments): tf.Tensor | tf.Tensor[] {
    const read = () => tf.tidy(() => this.read(inputs, options.training === true));
    const outputs = this.once.outputsOf([inputs].flat(), options, read);
    return outputs.length === 1 ? (outputs[0] as tf.Tensor) : outputs;
  }

  /** What is put together, or both readings, and the states behind it. */
  private read(inputs: tf.Tensor | tf.Tensor[], training: boolean): tf.Tensor[] {
    const [[there, ...states], [back, ...otherStates]] = this.inner.map((layer) =>
      [layer.call(inputs, { training })].flat(),
    ) as [[tf.Tensor, ...tf.Tensor[]], [tf.Tensor, ...tf.Tensor[]]];
    const turned = this.returnSequences ? tf.reverse(back, 1) : back;
    return [...this.merged(there, turned), ...(this.returnState ? [...states, ...otherStates] : [])];
  }

  private merged(there: tf.Tensor, back: tf.Tensor): tf.Tensor[] {
    switch (this.mergeMode) {
      case 'sum':
        return [tf.add(there, back)];
      case 'mul':
        return [tf.mul(there, back)];
      case 'ave':
        return [tf.div(tf.add(there, back), 2)];
      case 'concat':
        return [tf.concat([there, back], there.rank - 1)];
      default:
        return [there, back];
    }
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { mergeMode = 'concat', returnSequences, returnState } = this;
    return {
      ...super.getConfig(),
      layer: saved(this.layer),
      backward: saved(this.backward),
      mergeMode,
      returnSequences,
      returnState,
    };
  }
}
tf.serialization.registerClass(KerasBidirectional);
