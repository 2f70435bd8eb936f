import type { NetDocument } from '@netwright/graph';
import { type Analysis, exportedNames } from '@netwright/inference';
import * as tf from '@tensorflow/tfjs';
import type { BuiltModel } from '../model/build.js';
import { type DrawnProject, projectOf } from '../run/project.js';
import { batchAt } from '../training/examples.js';
import { Optimizer } from '../training/optimizer.js';
import { sgd } from '../training/optimizer-rules.js';
import { trainStep } from '../training/train.js';
import { loadWeights, saveWeights } from '../weights/model-weights.js';
import { readSafetensors, writeSafetensors } from '../weights/safetensors.js';
import { givenWeights } from './given.js';
import type { Given } from './numbers.js';
import { withoutRandom } from './without-random.js';

/** How far two numbers may be apart, as a share of the largest of the tensor, or of 1 where that is more. */
export const bound = 1e-4;

/** Steps of gradient descent on the same examples. */
export interface Step {
  readonly rate: number;
  readonly steps: number;
}

/**
 * Asks Keras what it makes of weights and examples (`weights/conv1/kernel`, `inputs/0`, `labels/0`): the outputs of all
 * layers (`outputs/conv1/0/0`: the layer, the call, the output), and with labels the `losses` of some steps, each before
 * its step, and the weights after the first (`after/conv1/kernel`).
 */
export type AskKeras = (
  document: NetDocument,
  analysis: Analysis,
  given: readonly Given[],
  step: Step,
) => Promise<ReadonlyMap<string, Float32Array>>;

/** One layer: how far the two are apart, each as a share of the bound's scale; null where there is nothing to compare. */
export interface VerifiedLayer {
  readonly name: string;
  readonly kind: string;
  readonly output: number | null;
  readonly weights: number | null;
}

/** The loss of a batch on both sides, and how far these are apart. */
export interface ComparedLoss {
  readonly keras: number;
  readonly tfjs: number;
  readonly difference: number;
}

export interface Verification {
  readonly layers: readonly VerifiedLayer[];
  /** Before each step; none where no step was compared. */
  readonly losses: readonly ComparedLoss[];
  /** Why no step was compared. */
  readonly noStep?: string;
  /** Everything is within the bound. */
  readonly agrees: boolean;
}

/** Compares what the real Keras and the real TensorFlow.js make of a document. */
export async function verify(
  document: NetDocument,
  analysis: Analysis,
  ask: AskKeras,
  { seed = 1, steps = 1 } = {},
): Promise<Verification> {
  const asked = { rate: 0.01, steps };
  const outputs = await compareOutputs(document, analysis, ask, seed, asked);
  const still = withoutRandom(document);
  const step = still && (await compareStep(still.document, still.analysis, ask, seed, asked));
  const names = exportedNames(analysis);
  const rows = new Map<string, VerifiedLayer>();
  for (const { node, shares, definition } of analysis.flat.list) {
    const name = names.get(shares ?? node.id) ?? node.id;
    const kind = definition?.kind ?? '';
    rows.set(name, {
      name,
      kind,
      output: largest([rows.get(name)?.output ?? null, outputs.get(node.id) ?? null]),
      weights: step?.weights.get(name) ?? null,
    });
  }
  const layers = [...rows.values()];
  const losses = step?.losses ?? [];
  const all = [...layers.flatMap(({ output, weights }) => [output, weights]), losses[0]?.difference ?? null];
  return {
    layers,
    losses,
    ...(step ? {} : { noStep: 'Without its random layers the network is another one.' }),
    agrees: all.every((difference) => difference === null || difference <= bound),
  };
}

function largest(differences: readonly (number | null)[]): number | null {
  const known = differences.filter((one) => one !== null);
  return known.length === 0 ? null : Math.max(...known);
}

interface Setting {
  readonly project: DrawnProject;
  readonly built: BuiltModel;
  readonly given: readonly Given[];
  readonly batch: ReturnType<typeof batchAt>;
}

/** Both sides begin from the same weights and examples. */
function setting(document: NetDocument, analysis: Analysis, seed: number): Setting {
  const project = projectOf(document, analysis);
  const built = project.build();
  const weights = givenWeights(analysis, seed);
  loadWeights(
    built.model,
    project.layers,
    writeSafetensors(
      weights.map(({ name, shape, values }) => ({ name, shape, values: Float32Array.from(values) })),
    ),
  );
  const [fixed] = built.model.inputs.map(({ shape }) => shape[0]);
  const count = fixed ?? 2;
  const examples = project.randomData(count);
  const columns = (kind: 'inputs' | 'labels') =>
    examples[kind].map(({ values, shape }, index) => ({
      name: `${kind}/${index}`,
      shape: [count, ...shape],
      values,
    }));
  return {
    project,
    built,
    batch: batchAt(
      examples,
      Array.from({ length: count }, (_, place) => place),
    ),
    given: [
      ...weights.map((weight) => ({ ...weight, name: `weights/${weight.name}` })),
      ...columns('inputs'),
      ...columns('labels'),
    ],
  };
}

async function compareOutputs(
  document: NetDocument,
  analysis: Analysis,
  ask: AskKeras,
  seed: number,
  step: Step,
): Promise<ReadonlyMap<string, number>> {
  const { built, given, batch } = setting(document, analysis, seed);
  const keras = await ask(
    document,
    analysis,
    given.filter(({ name }) => !name.startsWith('labels/')),
    step,
  );
  const names = exportedNames(analysis);
  const calls = new Map<string, number>();
  const found = new Map<string, number>();
  const nodes = [...built.outputs];
  const inside = tf.model({ inputs: built.model.inputs, outputs: nodes.flatMap(([, tensors]) => tensors) });
  // Not `predict`, which gives a row of single numbers an axis more.
  const values = tf.tidy(() => [inside.apply(batch.inputs, { training: false })].flat() as tf.Tensor[]);
  let place = 0;
  for (const [node, tensors] of nodes) {
    const layer = names.get(analysis.flat.nodes.get(node)?.shares ?? node) ?? node;
    const call = calls.get(layer) ?? 0;
    calls.set(layer, call + 1);
    for (const index of tensors.keys()) {
      const theirs = keras.get(`outputs/${layer}/${call}/${index}`);
      const ours = await (values[place++] as tf.Tensor).data();
      // Keras leaves operations out of the layers of a model; what they give shows in the next layer.
      if (theirs) found.set(node, Math.max(found.get(node) ?? 0, difference(theirs, ours)));
    }
  }
  tf.dispose([values, batch.inputs, batch.labels]);
  built.model.dispose();
  return found;
}

async function compareStep(
  document: NetDocument,
  analysis: Analysis,
  ask: AskKeras,
  seed: number,
  step: Step,
): Promise<{ weights: ReadonlyMap<string, number>; losses: readonly ComparedLoss[] }> {
  const { project, built, given, batch } = setting(document, analysis, seed);
  const keras = await ask(document, analysis, given, step);
  const optimizer = new Optimizer(sgd(), () => step.rate);
  const weights = new Map<string, number>();
  const losses: ComparedLoss[] = [];
  for (const expected of keras.get('losses') ?? []) {
    const copy = {
      inputs: batch.inputs.map((input) => input.clone()),
      labels: batch.labels.map((label) => label.clone()),
    };
    const tfjs = await trainStep(built.model, copy, { objectives: project.recipe.objectives, optimizer });
    losses.push({ keras: expected, tfjs, difference: difference([expected], [tfjs]) });
    if (losses.length > 1) continue;
    for (const [name, { values }] of readSafetensors(await saveWeights(built.model, project.layers))) {
      const theirs = keras.get(`after/${name}`);
      const layer = name.slice(0, name.indexOf('/'));
      if (theirs) weights.set(layer, Math.max(weights.get(layer) ?? 0, difference(theirs, values)));
    }
  }
  tf.dispose([batch.inputs, batch.labels]);
  built.model.dispose();
  return { weights, losses };
}

/** The largest difference, as a share of the largest number of the first, or of 1 where that is more. */
export function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let [apart, scale] = [0, 1];
  for (let index = 0; index < a.length; index++) {
    const [left, right] = [a[index] as number, b[index] as number];
    if (Object.is(left, right)) continue;
    const one = Math.abs(left - right);
    if (!(one < Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
    apart = Math.max(apart, one);
    scale = Math.max(scale, Math.abs(left));
  }
  return apart / scale;
}
