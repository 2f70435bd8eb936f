import { tfjsProgram } from '@netwright/codegen/tfjs';
import type { NetDocument } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { applyConstraints, type BuiltModel, buildModel, kerasWeights } from '@netwright/runtime';
import * as tf from '@tensorflow/tfjs';
import { documentOf } from '../case-document.js';
import { cotangent, type Digest, digest, inputNumbers, weightNumbers } from './numbers.js';
import type { Question } from './questions.js';
import type { Answer } from './recorded.js';

const rate = 0.01;

/** What is right or wrong with a question: native and own say that all agrees. */
export type Verdict =
  | { readonly is: 'native' | 'own' }
  | { readonly is: 'refused'; readonly reason: string }
  /** Keras itself cannot run it. */
  | { readonly is: 'unasked' }
  | { readonly is: 'wrong'; readonly reason: string };

/** Computes a question on the backend that is set, and compares with Keras. */
export async function judge(kind: string, question: Question, answer: Answer): Promise<Verdict> {
  const single = documentOf(kind, {
    name: question.name,
    params: question.params,
    inputs: question.inputs.map(({ declared, dtype, masked }) => ({
      shape: declared,
      dtype: dtype as 'float32',
      masked,
    })),
  });
  // Everything that the layer gives comes out.
  const outputs = 'fails' in answer ? [] : answer.outputs.slice(1);
  const document: NetDocument = {
    ...single,
    graph: {
      ...single.graph,
      outputs: [
        ...single.graph.outputs,
        ...outputs.map((_, index) => ({ name: `y${index + 1}`, from: { node: 'layer', port: index + 1 } })),
      ],
    },
  };
  const program = tfjsProgram(document, analyze(document));
  const [refusal] = program.refusals;
  if (refusal) return { is: 'refused', reason: refusal.reason };
  if ('fails' in answer) return { is: 'unasked' };
  const before = tf.memory().numTensors;
  try {
    const wrong = await compared(program, question, answer);
    if (wrong !== undefined) return { is: 'wrong', reason: wrong };
  } catch (error) {
    return {
      is: 'wrong',
      reason: firstLines(error),
    };
  } finally {
    tf.disposeVariables();
    void before;
  }
  const own = program.functions[0]?.statements.some(
    (one) =>
      one.node === 'layer' && 'layer' in one && typeof one.layer !== 'string' && 'own' in one.layer.make,
  );
  return { is: own ? 'own' : 'native' };
}

/** The message, and the first place in code of ours. */
function firstLines(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = (error.stack ?? '').split('\n').find((line) => /packages\/(layers|runtime)\//.test(line));
  return `${error.message.slice(0, 200)}${place ? ` (${place.trim().replace(/^.*packages/, 'packages')}` : ''}`;
}

async function compared(
  program: ReturnType<typeof tfjsProgram>,
  question: Question,
  answer: Exclude<Answer, { readonly fails: string }>,
): Promise<string | undefined> {
  const built = buildModel(program);
  const { model } = built;
  const weights = new Map(
    kerasWeights(built)
      .filter(({ node }) => node === 'layer')
      .map((one) => [one.path, one]),
  );
  const missing = question.weights.filter(({ path }) => !weights.has(path));
  if (missing.length > 0 || weights.size !== question.weights.length)
    return `the weights are ${[...weights.keys()].join(', ')}, not ${question.weights.map(({ path }) => path).join(', ')}`;
  for (const [seed, { path, shape }] of question.weights.entries()) {
    tf.tidy(() => weights.get(path)?.write(tf.tensor(weightNumbers(path, shape, seed), [...shape])));
  }
  // A model that is nothing but its input: what it takes is all there is to it.
  if (question.inputs.length === 0) {
    const [said, has] = [answer.outputs[0]?.shape, model.inputs[0]?.shape];
    const fits = said?.every((size, axis) => has?.[axis] === null || has?.[axis] === size);
    return fits && said?.length === has?.length
      ? undefined
      : `it takes ${has?.join('×')}, not ${said?.join('×')}`;
  }
  const inputs = question.inputs.map((one, seed) => inputOf(one, seed));
  const run = (training: boolean, xs: readonly tf.Tensor[]) =>
    [
      model.apply(xs.length === 1 ? (xs[0] as tf.Tensor) : [...xs], { training }) as tf.Tensor | tf.Tensor[],
    ].flat();

  const outputs = tf.tidy(() => run(false, inputs));
  for (const [index, expected] of answer.outputs.entries()) {
    const found = await digestOf(outputs[index] as tf.Tensor);
    const wrong = difference(`output ${index + 1}`, expected, found);
    if (wrong !== undefined) return wrong;
  }
  const wrongMask = await maskCompared(built, outputs, answer);
  if (wrongMask !== undefined) return wrongMask;
  if (!answer.stepped || !answer.gradients) return undefined;
  // Of nothing there is no step; of its gradient TensorFlow makes something of another shape than the input.
  if (answer.outputs.every(({ shape }) => shape.includes(0))) return undefined;

  const floating = inputs.flatMap((one, index) => (one.dtype === 'float32' ? [index] : []));
  const lossOf = (...xs: tf.Tensor[]): tf.Scalar =>
    tf.tidy(() => {
      const all = inputs.map((one, index) =>
        floating.includes(index) ? (xs[floating.indexOf(index)] as tf.Tensor) : one,
      );
      const ys = run(true, all);
      const terms: tf.Tensor[] = ys.flatMap((y, seed) =>
        isFloating(answer.outputs, seed) && y.dtype === 'float32'
          ? [tf.sum(tf.mul(y, tf.tensor(cotangent(y.size, seed), y.shape)))]
          : [],
      );
      return tf.addN(
        [...terms, ...new Set(model.layers)].flatMap((one) =>
          one instanceof tf.Tensor ? [one] : one.calculateLosses(),
        ),
      );
    }) as tf.Scalar;

  const variables = model.trainableWeights.map((weight) => (weight as unknown as { val: tf.Variable }).val);
  // The step and the gradients of the inputs come of one pass: running averages move only once.
  const asVariables = floating.map((index) => tf.variable(inputs[index] as tf.Tensor));
  const all = [...variables, ...asVariables];
  const { value, grads } =
    all.length > 0
      ? tf.variableGrads(() => lossOf(...asVariables), all)
      : { value: lossOf(), grads: {} as tf.NamedTensorMap };
  const loss = (await value.data())[0] ?? Number.NaN;
  if (
    answer.loss !== undefined &&
    !(Math.abs(loss - answer.loss) <= 5e-4 * Math.max(1, Math.abs(answer.loss)))
  )
    return `the loss is ${loss}, not ${answer.loss}`;
  for (const [index, variable] of asVariables.entries()) {
    // Keras gives the gradient of an input in the precision of the input.
    if (/^b?float16$/.test(question.inputs[floating[index] ?? 0]?.dtype ?? '')) continue;
    const gradient = grads[variable.name] ?? tf.zerosLike(variable);
    const wrong = difference(
      `gradient of input ${index + 1}`,
      answer.gradients[index] as Digest,
      await digestOf(gradient),
    );
    if (wrong !== undefined) return wrong;
  }
  for (const variable of variables) {
    const gradient = grads[variable.name];
    if (gradient) tf.tidy(() => variable.assign(tf.sub(variable, tf.mul(gradient, rate))));
  }
  applyConstraints(model);
  for (const [index, { path, shape }] of question.weights.entries()) {
    const expected = answer.stepped[index] as Digest;
    const start = digest(shape, weightNumbers(path, shape, index));
    const moved = Math.max(
      ...expected.sample.map((one, place) => Math.abs(one - (start.sample[place] ?? 0))),
      0,
    );
    const weight = weights.get(path);
    // A step is small: what is compared is how far it goes.
    const allowed = 1e-4 * Math.max(rate, moved) + 3e-7 * Math.max(1, expected.largest);
    const wrong = difference(
      `${path} after a step`,
      expected,
      await digestOf(weight?.read() as tf.Tensor),
      allowed,
    );
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** What is wrong with the mask that comes out with the first output. */
async function maskCompared(
  { outputMasks: [place = null] }: BuiltModel,
  outputs: readonly tf.Tensor[],
  answer: { readonly mask?: readonly [Digest] },
): Promise<string | undefined> {
  const mask = place === null ? undefined : outputs[place];
  if (!answer.mask || !mask) return answer.mask || mask ? `there is ${mask ? 'a' : 'no'} mask` : undefined;
  return difference('the mask', answer.mask[0], await digestOf(mask));
}

function isFloating(outputs: readonly Digest[], index: number): boolean {
  return outputs[index] !== undefined;
}

function inputOf(one: Question['inputs'][number], seed: number): tf.Tensor {
  const dtype =
    one.dtype === 'bool'
      ? 'bool'
      : one.below === undefined || one.dtype.startsWith('float')
        ? 'float32'
        : 'int32';
  return tf.tensor(inputNumbers(one, seed) as Float32Array, [...one.shape], 'float32').cast(dtype);
}

async function digestOf(tensor: tf.Tensor): Promise<Digest> {
  return digest(tensor.shape, await tensor.data());
}

/** What differs by more than is allowed: by 1e-4 of the largest number, if nothing else is said. */
function difference(
  what: string,
  expected: Digest,
  found: Digest,
  allowed = 1e-4 * Math.max(1, expected.largest),
): string | undefined {
  if (!tf.util.arraysEqual([...expected.shape], [...found.shape]))
    return `${what} is ${found.shape.join('×')}, not ${expected.shape.join('×')}`;
  for (const part of ['sample', 'sums'] as const) {
    for (const [index, want] of expected[part].entries()) {
      const have = found[part][index] ?? Number.NaN;
      if (!(Math.abs(want - have) <= allowed) && !(Number.isNaN(want) && Number.isNaN(have)) && want !== have)
        return `${what}: ${part} ${index} is ${have}, not ${want} (off by ${Math.abs(want - have).toExponential(1)}, allowed ${allowed.toExponential(1)})`;
    }
  }
  return undefined;
}
