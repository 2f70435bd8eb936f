import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateKeras } from '@netwright/codegen';
import type { NetDocument, Value } from '@netwright/graph';
import { type Analysis, analyze } from '@netwright/inference';
import { explainValue } from '@netwright/inference/by-hand';
import { catalog, type LayerDefinition, type NumberBox } from '@netwright/layers';
import { expect, it, onTestFinished } from 'vitest';
import { describeWith } from '../src/environment.js';
import { documentOf } from './case-document.js';

// What one number of a layer comes to, term by term, is what the real Keras computes of the same numbers: for random
// small layers of every kind whose numbers can be shown, at every place of their output. NETWRIGHT_SEED=fresh for others.

const usual = 2026;
const wanted = process.env['NETWRIGHT_SEED'] ?? String(usual);
const seed = wanted === 'fresh' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted);
const each = 8;

interface Question {
  readonly kind: string;
  readonly params: { readonly [param: string]: Value };
  readonly document: NetDocument;
  readonly analysis: Analysis;
  readonly inputs: readonly NumberBox[];
  readonly weights: readonly NumberBox[];
}

const shown = catalog.filter((definition) => definition.outputValue);

describeWith('python', 'single numbers', (python) => {
  it(`are what Keras computes: seed ${seed}`, { timeout: 300_000 }, async () => {
    const random = randomFrom(seed);
    const questions = shown.flatMap((definition) =>
      Array.from({ length: each }, () => questionOn(definition, random)),
    );
    const answers = await askKeras(python, questions);
    expect(answers).toHaveLength(questions.length);
    let numbers = 0;
    for (const [index, { kind, params, analysis, inputs, weights }] of questions.entries()) {
      const { shape, data } = answers[index] as NumberBox;
      const what = `seed ${seed}: ${kind} ${JSON.stringify(params)} on ${JSON.stringify(inputs[0]?.shape)}`;
      for (const [place, expected] of Array.from(data).entries()) {
        const at = indexIn(shape, place);
        const found = explainValue(analysis, 'layer', { inputs, weights, at });
        if (!found.ok) throw new Error(`${what} at ${at}: ${found.reason}`);
        expect(found.value.result, `${what} at ${at}`).toBeCloseTo(expected, 9);
        numbers += 1;
      }
    }
    console.log(`Seed ${seed}: ${questions.length} layers of ${shown.length} kinds, ${numbers} numbers.`);
    expect(numbers).toBeGreaterThan(1000);
  });
});

it('are asked of every way to pad, step, spread, group and order', () => {
  const random = randomFrom(usual);
  const met = new Set<string>();
  for (const definition of shown) {
    for (let count = 0; count < each; count++) {
      const { params } = questionOn(definition, random);
      for (const [name, value] of Object.entries(params)) met.add(`${name} ${plain(value)}`);
    }
  }
  for (const wanted of [
    ...['padding valid', 'padding same', 'padding causal', 'dataFormat channels_first', 'useBias false'],
    ...['strides more', 'dilationRate more', 'groups more', 'depthMultiplier more'],
  ])
    expect([...met]).toContain(wanted);
});

function plain(value: Value): string {
  if (typeof value === 'number' || Array.isArray(value))
    return [value].flat().some((size) => Number(size) > 1) ? 'more' : 'one';
  return String(value);
}

type Random = () => number;

/** In [0, 1), the same for the same seed: Park and Miller's generator. */
function randomFrom(seed: number): Random {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** A layer of the kind that takes its input, and numbers for it; tried until the parameters suit each other. */
function questionOn(definition: LayerDefinition, random: Random): Question {
  const { kind } = definition;
  for (let tries = 0; tries < 200; tries++) {
    const params = randomParams(definition, random);
    const shape = [null, ...randomSizes(definition, params, random)];
    const document = documentOf(kind, { name: kind, params, inputs: [{ shape }] });
    const analysis = analyze(document);
    const layer = analysis.main.nodes.get('layer');
    if (layer?.status !== 'ok') continue;
    return {
      kind,
      params,
      document,
      analysis,
      inputs: [randomBox(shape.slice(1) as number[], random)],
      weights: layer.weights.map((weight) => randomBox(weight.shape as number[], random)),
    };
  }
  throw new Error(`seed ${seed}: no ${kind} was found that is accepted`);
}

/** What of a layer's parameters bears on its numbers, by the names that such parameters have in every kind. */
function randomParams({ params }: LayerDefinition, random: Random): { [param: string]: Value } {
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const pick = <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T;
  const sizes = (name: string, most: number): Value => {
    const control = params[name]?.control;
    return Array.from({ length: control?.type === 'sizes' ? control.count : 1 }, () => whole(1, most));
  };
  const groups = pick([1, 1, 2, 3]);
  const made: { [param: string]: Value } = {};
  const say = (name: string, value: () => Value) => {
    if (name in params) made[name] = value();
  };
  say('groups', () => groups);
  say('filters', () => groups * whole(1, 2));
  say('units', () => whole(1, 4));
  say('depthMultiplier', () => whole(1, 2));
  say('kernelSize', () => sizes('kernelSize', 3));
  say('poolSize', () => sizes('poolSize', 3));
  // Over pooling, whose window it follows where nothing is said, the control is hidden in an optional field.
  say('strides', () => ('poolSize' in params ? pick([null, whole(1, 3)]) : pick([1, whole(1, 3)])));
  say('dilationRate', () => pick([1, whole(1, 2)]));
  say('padding', () => {
    const control = params['padding']?.control;
    return pick(control?.type === 'choice' ? control.options : ['valid']);
  });
  say('dataFormat', () => pick(['channels_last', 'channels_first']));
  say('useBias', () => pick([true, false]));
  return made;
}

function randomSizes(
  { inputs }: LayerDefinition,
  { groups, dataFormat }: { readonly [param: string]: Value },
  random: Random,
): readonly number[] {
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const rank = inputs[0]?.ranks?.[0] ?? whole(2, 4);
  const channels = (typeof groups === 'number' ? groups : 1) * whole(1, 2);
  const spatial = Array.from({ length: rank - 2 }, () => (rank === 5 ? whole(3, 4) : whole(3, 6)));
  return dataFormat === 'channels_first' ? [channels, ...spatial] : [...spatial, channels];
}

/** Whole numbers above and below zero. */
function randomBox(shape: readonly number[], random: Random): NumberBox {
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: Array.from({ length: count }, () => Math.floor(random() * 19) - 9) };
}

function indexIn(shape: readonly number[], place: number): readonly number[] {
  const at: number[] = [];
  let left = place;
  for (const size of [...shape].reverse()) {
    at.unshift(left % size);
    left = Math.floor(left / size);
  }
  return at;
}

async function askKeras(python: string, questions: readonly Question[]): Promise<readonly NumberBox[]> {
  const folder = await mkdtemp(join(tmpdir(), 'netwright-values-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const asked = await Promise.all(
    questions.map(async ({ document, analysis, inputs, weights }, index) => {
      const script = join(folder, `layer${index}.py`);
      await writeFile(script, generateKeras(document, analysis).model.text);
      return { script, inputs, weights };
    }),
  );
  await writeFile(join(folder, 'questions.json'), JSON.stringify(asked));
  const program = fileURLToPath(new URL('./values.py', import.meta.url));
  const { stdout } = await promisify(execFile)(python, [program, join(folder, 'questions.json')], {
    env: {
      ...process.env,
      KERAS_BACKEND: 'jax',
      PYTHONDONTWRITEBYTECODE: '1',
      // A number or two of each layer are not worth a good compiler.
      XLA_FLAGS: '--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true',
    },
    maxBuffer: 1 << 26,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as NumberBox[];
}
