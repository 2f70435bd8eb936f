import * as tf from '@tensorflow/tfjs';
import { KerasOrthogonal } from '../objects/initializers-tfjs.js';
import {
  type ActivationName,
  allShapes,
  type CallArguments,
  type Initializer,
  type LayerConfig,
} from './layer-tfjs.js';
import { OncePerRun } from './once-tfjs.js';
import {
  type LayerVariable,
  savedObjects,
  type WeightConfig,
  WeightedLayer,
  type WeightObjects,
  weightObjects,
} from './weight-tfjs.js';

/** What every layer takes that reads a sequence. */
export interface RecurrentConfig
  extends LayerConfig,
    WeightConfig<'kernel'>,
    WeightConfig<'recurrent'>,
    WeightConfig<'bias'> {
  activation?: ActivationName;
  /** The function of the gates, where there are some. */
  recurrentActivation?: ActivationName;
  useBias?: boolean;
  dropout?: number;
  recurrentDropout?: number;
  returnSequences?: boolean;
  returnState?: boolean;
  goBackwards?: boolean;
  stateful?: boolean;
  zeroOutputForMask?: boolean;
}

/** What a cell is made of: how many gates and states it has, and how far its dropout reaches. */
export interface CellPlan {
  readonly gates: number;
  readonly states: number;
  /** Each gate drops out other inputs, also where no state is dropped out. */
  readonly dropsByGate?: boolean;
}

/**
 * Reads a sequence step by step, as Keras does: a mask, where there is one, comes as a second input of 0 and 1. The
 * inputs of all steps are multiplied with the kernel at once. TensorFlow.js' own layers forget the penalties on their
 * weights, and lose tensors where they drop out.
 */
export abstract class Recurrent extends WeightedLayer {
  private readonly config: RecurrentConfig;
  private readonly activation: tf.layers.Layer;
  private readonly recurrentActivation: tf.layers.Layer;
  private readonly plan: CellPlan;
  private readonly objects: { readonly [weight in 'kernel' | 'recurrent' | 'bias']: WeightObjects };
  private kernel: LayerVariable | undefined;
  private recurrentKernel: LayerVariable | undefined;
  private bias: LayerVariable | undefined;
  private kept: tf.Tensor[] = [];
  private readonly once = new OncePerRun();

  constructor(config: RecurrentConfig, plan: CellPlan) {
    super(config);
    this.config = config;
    this.plan = plan;
    this._stateful = config.stateful ?? false;
    this.activation = tf.layers.activation({ activation: config.activation ?? 'tanh' });
    this.recurrentActivation = tf.layers.activation({ activation: config.recurrentActivation ?? 'sigmoid' });
    this.objects = {
      kernel: weightObjects(config, 'kernel', 'glorotUniform'),
      recurrent: weightObjects(
        { ...config, recurrentInitializer: config.recurrentInitializer ?? new KerasOrthogonal({ gain: 1 }) },
        'recurrent',
        'orthogonal',
      ),
      bias: weightObjects(config, 'bias', 'zeros'),
    };
  }

  /** The shape of a state, behind the batch, where that of a step is known. */
  protected abstract stateShape(step: tf.Shape): tf.Shape;

  /** The shapes of kernel, recurrent kernel and bias, where that of a step is known. */
  protected abstract weightShapes(step: tf.Shape): [tf.Shape, tf.Shape, tf.Shape];

  /** One step: the new states, the first of which is the output. */
  protected abstract step(
    input: tf.Tensor,
    states: tf.Tensor[],
    dropped: tf.Tensor[] | undefined,
  ): tf.Tensor[];

  protected gate(x: tf.Tensor): tf.Tensor {
    return this.recurrentActivation.call(x, {}) as tf.Tensor;
  }

  protected activate(x: tf.Tensor): tf.Tensor {
    return this.activation.call(x, {}) as tf.Tensor;
  }

  /** Inputs times the kernel. */
  protected times(x: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
    return tf.matMul(x, kernel);
  }

  /** A state times the recurrent kernel. */
  protected timesState(state: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
    return tf.matMul(state, kernel);
  }

  /** What of the bias is added to the inputs, and what to the states. */
  protected biases(bias: tf.Tensor): readonly [inputs: tf.Tensor, states?: tf.Tensor] {
    return [bias];
  }

  /** The axes of the inputs in the order in which all is computed, and back. */
  protected enter(x: tf.Tensor): tf.Tensor {
    return x;
  }

  protected leave(state: tf.Tensor): tf.Tensor {
    return state;
  }

  /** What the bias starts as. */
  protected startOfBias(initializer: Initializer): Initializer {
    return initializer;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const [, , ...step] = allShapes(inputShape)[0] as tf.Shape;
    const [kernel, recurrent, bias] = this.weightShapes(step);
    this.kernel = this.addTrained('kernel', kernel, this.objects.kernel);
    this.recurrentKernel = this.addTrained('recurrent_kernel', recurrent, this.objects.recurrent);
    if (this.config.useBias ?? true) {
      const initializer = this.startOfBias(this.objects.bias.initializer);
      this.bias = this.addTrained('bias', bias, { ...this.objects.bias, initializer });
    }
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    const [batch = null, steps = null, ...step] = allShapes(inputShape)[0] as tf.Shape;
    const state = this.stateShape(step);
    const output = this.config.returnSequences ? [batch, steps, ...state] : [batch, ...state];
    const states = Array.from({ length: this.plan.states }, () => [batch, ...state]);
    return this.config.returnState ? [output, ...states] : output;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], options: CallArguments): tf.Tensor | tf.Tensor[] {
    const all = [inputs].flat();
    const read = () => tf.tidy(() => this.read(all, options.training === true));
    return this.config.returnState ? this.once.outputsOf(all, options, read) : (read()[0] as tf.Tensor);
  }

  /** The output, and the states behind it. */
  private read([given, mask]: tf.Tensor[], training: boolean): tf.Tensor[] {
    const { returnSequences, goBackwards, zeroOutputForMask } = this.config;
    const steps = this.projected(this.enter(given as tf.Tensor), training);
    const masks = mask && stepsOf(mask);
    if (goBackwards) {
      steps.reverse();
      masks?.reverse();
    }
    let states = this.firstStates(steps[0] as tf.Tensor);
    let output = tf.zerosLike(states[0] as tf.Tensor);
    const dropped = training ? this.dropMasks(output, this.config.recurrentDropout) : undefined;
    const outputs: tf.Tensor[] = [];
    steps.forEach((input, place) => {
      const next = this.step(input, states, dropped);
      const counts = masks?.[place];
      const before = zeroOutputForMask ? tf.zerosLike(output) : output;
      output = counts ? whereCounted(counts, next[0] as tf.Tensor, before) : (next[0] as tf.Tensor);
      states = counts
        ? next.map((one, index) => whereCounted(counts, one, states[index] as tf.Tensor))
        : next;
      if (returnSequences) outputs.push(this.leave(output));
    });
    if (this.config.stateful) this.keepStates(states);
    const result = returnSequences ? tf.stack(outputs, 1) : this.leave(output);
    return [result, ...states.map((state) => this.leave(state))];
  }

  /** What comes in at each step, times the kernel, with the bias. */
  private projected(x: tf.Tensor, training: boolean): tf.Tensor[] {
    const [batch = 1, steps = 1, ...step] = x.shape;
    const kernel = (this.kernel as LayerVariable).read();
    const folded = (one: tf.Tensor) => tf.reshape(one, [batch * steps, ...step]);
    const dropped = training ? this.dropMasks(tf.slice(x, 0, [batch, 1, ...step]), this.config.dropout) : [];
    const [whole, ...others] = dropped ?? [];
    let y: tf.Tensor;
    if (others.length > 0) {
      const parts = pieces(kernel, this.plan.gates);
      const all = parts.map((part, gate) =>
        this.times(folded(tf.mul(x, dropped?.[gate] as tf.Tensor)), part),
      );
      y = tf.concat(all, (all[0] as tf.Tensor).rank - 1);
    } else y = this.times(folded(whole ? tf.mul(x, whole) : x), kernel);
    if (this.bias) y = tf.add(y, this.biases(this.bias.read())[0]);
    return stepsOf(tf.reshape(y, [batch, steps, ...y.shape.slice(1)]));
  }

  /** A state times the recurrent kernel, gate by gate. */
  protected back(state: tf.Tensor, dropped: tf.Tensor[] | undefined): tf.Tensor[] {
    const kernel = (this.recurrentKernel as LayerVariable).read();
    const { gates } = this.plan;
    let all: tf.Tensor;
    if (dropped) {
      const parts = pieces(kernel, gates).map((part, gate) =>
        this.timesState(tf.mul(state, dropped[gate] as tf.Tensor), part),
      );
      all = tf.concat(parts, state.rank - 1);
    } else all = this.timesState(state, kernel);
    const [, bias] = this.bias ? this.biases(this.bias.read()) : [];
    return pieces(bias ? tf.add(all, bias) : all, gates);
  }

  /** The part of the recurrent kernel that belongs to one gate. */
  protected recurrentPart(gate: number): tf.Tensor {
    const kernel = (this.recurrentKernel as LayerVariable).read();
    return pieces(kernel, this.plan.gates)[gate] as tf.Tensor;
  }

  /** What is left out at every step alike: one mask for all gates, or for each its own. */
  private dropMasks(like: tf.Tensor, rate = 0): tf.Tensor[] | undefined {
    if (rate <= 0) return undefined;
    const byGate = this.plan.dropsByGate || (this.config.recurrentDropout ?? 0) > 0;
    const ones = tf.ones(like.shape);
    return Array.from({ length: byGate ? this.plan.gates : 1 }, () => tf.dropout(ones, rate));
  }

  private firstStates(step: tf.Tensor): tf.Tensor[] {
    if (this.kept.length > 0) return this.kept;
    const shape = [...step.shape];
    shape[step.rank - 1] = (shape[step.rank - 1] ?? 0) / this.plan.gates;
    return Array.from({ length: this.plan.states }, () => tf.zeros(shape));
  }

  private keepStates(states: tf.Tensor[]): void {
    tf.dispose(this.kept);
    this.kept = states.map((state) => tf.keep(state.clone()));
  }

  /** Starts over from zeros. */
  override resetStates(): void {
    tf.dispose(this.kept);
    this.kept = [];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { kernel, recurrent, bias } = this.objects;
    return {
      ...(this.config as object),
      ...super.getConfig(),
      ...savedObjects('kernel', kernel),
      ...savedObjects('recurrent', recurrent),
      ...savedObjects('bias', bias),
    };
  }
}

/** The steps of a sequence, in a list of their own. Porting note: of a single one tf.unstack has no gradient. */
function stepsOf(x: tf.Tensor): tf.Tensor[] {
  return x.shape[1] === 1 ? [tf.squeeze(x, [1])] : [...tf.unstack(x, 1)];
}

/** Equal parts along the last axis. Porting note: of a single one tf.split has no gradient. */
function pieces(x: tf.Tensor, count: number): tf.Tensor[] {
  return count === 1 ? [x] : tf.split(x, count, x.rank - 1);
}

/** The new one where the mask has 1, the old one where it has 0. */
function whereCounted(mask: tf.Tensor, next: tf.Tensor, before: tf.Tensor): tf.Tensor {
  const wide = tf.reshape(
    mask,
    next.shape.map((_, axis) => mask.shape[axis] ?? 1),
  );
  return tf.add(tf.mul(wide, next), tf.mul(tf.sub(1, wide), before));
}
