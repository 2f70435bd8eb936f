import type { Buffer, Schedule, Step } from './schedule.js';

/** What the parts of a training step hold, in bytes. */
export interface TrainingBytes {
  readonly weights: number;
  /** Of the trainable weights, once each. */
  readonly gradients: number;
  readonly slots: number;
  /** Outputs that the way back needs: all that was kept at the end of the way forward. */
  readonly kept: number;
  /** The most that all of it comes to at one moment. */
  readonly peak: number;
}

/** Which weights are trained, and what the optimiser keeps of them. */
export interface Training {
  isTrained(step: Step, path: string): boolean;
  /** Bytes of the optimiser's numbers for a weight. */
  slots(weight: Step['weights'][number]): number;
}

/**
 * A training step as a compiled engine runs it: forward, backward, update. Going forward, an output is kept where a
 * gradient passes through the layer that makes it or through one that reads it; others live until they are read.
 * Going back, each layer takes the gradient of its output, makes those of its inputs and of its weights, and then lets
 * go of its output and that output's gradient. The peak is the largest sum at any moment.
 */
export function trainingBytes({ steps }: Schedule, training: Training): TrainingBytes {
  const passes = gradientsPass(steps, training);
  const { weights, gradients, slots } = weightsOf(steps, training);
  const keeps = keptBuffers(steps, passes);
  let live = weights + slots;
  let peak = live;
  const released = new Map<number, number>();
  for (const [at, { outputs, isView }] of steps.entries()) {
    if (!isView) for (const { bytes } of outputs) live += bytes;
    peak = Math.max(peak, live);
    if (!isView) {
      for (const buffer of outputs) {
        if (!keeps.has(buffer))
          released.set(buffer.lastRead, (released.get(buffer.lastRead) ?? 0) + buffer.bytes);
      }
    }
    live -= released.get(at) ?? 0;
  }
  const kept = live - weights - slots;
  const withGradient = new Set<Buffer>();
  const grow = (buffers: readonly Buffer[]) => {
    for (const buffer of buffers) {
      if (withGradient.has(buffer)) continue;
      withGradient.add(buffer);
      live += buffer.bytes;
    }
  };
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at] as Step;
    if (passes[at]) {
      grow(step.outputs);
      grow(step.inputs.filter(({ made }) => passes[made]));
      for (const { path, bytes } of step.weights) if (training.isTrained(step, path)) live += bytes;
    }
    peak = Math.max(peak, live);
    if (step.isView) continue;
    for (const buffer of step.outputs) {
      if (keeps.has(buffer)) live -= buffer.bytes;
      if (withGradient.has(buffer)) live -= buffer.bytes;
    }
  }
  return { weights, gradients, slots, kept, peak: Math.max(peak, weights + gradients + slots) };
}

/** For each step, whether a gradient passes through it: it has trained weights, or what it reads depends on some. */
function gradientsPass(steps: readonly Step[], training: Training): readonly boolean[] {
  const passes: boolean[] = [];
  const trained = new Set<string>();
  for (const step of steps) {
    const layer = step.node.shares ?? step.node.node.id;
    if (step.weights.some(({ path }) => training.isTrained(step, path))) trained.add(layer);
    passes.push(trained.has(layer) || step.inputs.some(({ made }) => passes[made]));
  }
  return passes;
}

function keptBuffers(steps: readonly Step[], passes: readonly boolean[]): ReadonlySet<Buffer> {
  const kept = new Set<Buffer>();
  for (const [at, { inputs, outputs }] of steps.entries()) {
    if (!passes[at]) continue;
    for (const buffer of inputs) kept.add(buffer);
    for (const buffer of outputs) kept.add(buffer);
  }
  return kept;
}

function weightsOf(steps: readonly Step[], training: Training) {
  let weights = 0;
  let gradients = 0;
  let slots = 0;
  for (const step of steps) {
    for (const weight of step.weights) {
      weights += weight.bytes + weight.copy;
      if (!training.isTrained(step, weight.path)) continue;
      gradients += weight.bytes;
      slots += training.slots(weight);
    }
  }
  return { weights, gradients, slots };
}

/**
 * The same step in TensorFlow.js, which frees nothing before the way back is done: every output and the gradient of
 * each, what the steps inside a layer leave behind, then the numbers on the way to the new weights.
 *
 * @param temporaries how many tensors of a weight's size the optimiser makes on the way to the new weight
 */
export function tfjsTrainingBytes({ steps }: Schedule, training: Training, temporaries: number): number {
  const passes = gradientsPass(steps, training);
  const { weights, gradients, slots } = weightsOf(steps, training);
  let held = 0;
  let largest = 0;
  for (const [at, step] of steps.entries()) {
    for (const { path, bytes } of step.weights)
      if (training.isTrained(step, path)) largest = Math.max(largest, bytes);
    if (step.isView) continue;
    const each = 1 + (passes[at] ? 1 + leftovers(step) : 0);
    for (const { bytes } of step.outputs) held += each * bytes;
  }
  return weights + gradients + slots + Math.max(held, temporaries * largest);
}

/** An activation inside a layer leaves the product, the sum with the bias where there is one, and a gradient. */
function leftovers({ node: { definition, params } }: Step): number {
  if (!definition || definition.tfjsLeftovers !== undefined) return definition?.tfjsLeftovers ?? 0;
  const inside = 'activation' in params && definition.macs !== undefined && 'useBias' in params;
  const activation = inside ? definition.outputActivation(params) : 'linear';
  if (activation === undefined || activation === 'linear') return 0;
  return params['useBias'] === true ? 3 : 2;
}
