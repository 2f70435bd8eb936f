import * as tf from '@tensorflow/tfjs';

/** What an optimiser remembers of one weight between steps, by name: `momentum`. Each has the shape of the weight. */
export type Slots = { readonly [name: string]: tf.Tensor };

/** Where the training stands: the rate of this step, and the number of the step, from 1. */
export interface Moment {
  readonly rate: number;
  readonly step: number;
}

/** How an optimiser changes a weight: pure arithmetic, the same for every weight. */
export interface UpdateRule {
  /** The slots and the number that each starts from. */
  readonly slots: { readonly [name: string]: number };
  /** The change that is added to the weight, and the slots after the step. */
  update(gradient: tf.Tensor, slots: Slots, moment: Moment): { change: tf.Tensor; slots: Slots };
}

/** What every optimiser of Keras takes besides its own. Null leaves it out. */
export interface CommonOptions {
  readonly weightDecay: number | null;
  /** The largest norm of the gradient of one weight, of all together, and the largest single value. */
  readonly clipnorm: number | null;
  readonly globalClipnorm: number | null;
  readonly clipvalue: number | null;
}

/**
 * Trains weights by a rule. In Keras' order: the gradients are clipped, the weights decay, then each is changed.
 * Source: keras.src.optimizers.base_optimizer.
 */
export class Optimizer {
  private readonly kept = new Map<string, Map<string, tf.Variable>>();
  private steps = 0;
  private lowered = 1;

  constructor(
    private readonly rule: UpdateRule,
    private readonly rateAt: (step: number) => number,
    private readonly options: Partial<CommonOptions> = {},
  ) {}

  /** How many steps were made. */
  get step(): number {
    return this.steps;
  }

  /** The rate of the next step. */
  get rate(): number {
    return this.rateAt(this.steps) * this.lowered;
  }

  /** Multiplies the rate by a factor from now on, but not below `least`. */
  lower(factor: number, least: number): void {
    const before = this.rate;
    if (before > least) this.lowered *= Math.max(before * factor, least) / before;
  }

  /** Makes one step. A weight without a gradient stays as it is. */
  apply(weights: readonly tf.Variable[], gradients: { readonly [name: string]: tf.Tensor }): void {
    const moment = { rate: this.rate, step: this.steps + 1 };
    tf.tidy(() => {
      const named = weights.flatMap((weight) => {
        const gradient = gradients[weight.name];
        return gradient ? [{ weight, gradient }] : [];
      });
      const clipped = clip(
        named.map(({ gradient }) => gradient),
        this.options,
      );
      for (const [index, { weight }] of named.entries()) {
        const kept = this.slotsOf(weight);
        // Tidied weight by weight: what is made on the way is many times the size of the weight.
        tf.tidy(() => {
          const now = Object.fromEntries([...kept].map(([name, slot]) => [name, slot as tf.Tensor]));
          const { change, slots } = this.rule.update(clipped[index] as tf.Tensor, now, moment);
          for (const [name, slot] of kept) slot.assign(slots[name] as tf.Tensor);
          const decay = this.options.weightDecay;
          const decayed = decay ? weight.mul(1 - decay * moment.rate) : weight;
          weight.assign(decayed.add(change));
        });
      }
    });
    this.steps++;
  }

  /** Frees what is remembered. */
  dispose(): void {
    for (const slots of this.kept.values()) for (const slot of slots.values()) slot.dispose();
    this.kept.clear();
  }

  private slotsOf(weight: tf.Variable): ReadonlyMap<string, tf.Variable> {
    let slots = this.kept.get(weight.name);
    if (!slots) {
      slots = new Map();
      for (const [name, start] of Object.entries(this.rule.slots)) {
        const first = tf.fill(weight.shape, start, 'float32');
        slots.set(name, tf.keep(tf.variable(first, false)));
      }
      this.kept.set(weight.name, slots);
    }
    return slots;
  }
}

/** Source: keras.src.optimizers.base_optimizer, `_clip_gradients`: the first of the three that is given holds. */
function clip(gradients: readonly tf.Tensor[], options: Partial<CommonOptions>): readonly tf.Tensor[] {
  const { clipnorm, globalClipnorm, clipvalue } = options;
  if (clipnorm && clipnorm > 0)
    return gradients.map((gradient) => shorten(gradient, norm([gradient]), clipnorm));
  if (globalClipnorm && globalClipnorm > 0) {
    const all = norm(gradients);
    return gradients.map((gradient) => shorten(gradient, all, globalClipnorm));
  }
  if (clipvalue && clipvalue > 0)
    return gradients.map((gradient) => gradient.clipByValue(-clipvalue, clipvalue));
  return gradients;
}

function norm(tensors: readonly tf.Tensor[]): tf.Tensor {
  return tf.addN(tensors.map((tensor) => tensor.square().sum())).sqrt();
}

/** A gradient whose norm is at most `longest`. */
function shorten(gradient: tf.Tensor, length: tf.Tensor, longest: number): tf.Tensor {
  return gradient.mul(tf.scalar(longest).div(tf.maximum(length, longest)));
}
