import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { root } from '../../src/environment.js';
import type { KerasAnswer } from '../models/compare.js';

/** One layer of a model's JSON, as far as it is looked at here. */
export interface LayerJson {
  readonly name: string;
  readonly module: string;
  readonly class_name: string;
  readonly registered_name: string | null;
  readonly config: { readonly [argument: string]: unknown };
  readonly build_config?: unknown;
  /** In a functional model. */
  readonly inbound_nodes?: readonly CallJson[];
}

export interface CallJson {
  readonly args: readonly unknown[];
  readonly kwargs: { readonly [argument: string]: unknown };
}

/** Name, call and output that a wire comes from. */
export type History = readonly [layer: string, call: number, output: number];

export interface ModelJson {
  readonly class_name: string;
  readonly config: {
    readonly name: string;
    readonly layers: readonly LayerJson[];
    readonly input_layers: unknown;
    readonly output_layers: unknown;
  };
}

/** A layer that Keras refused to put onto the model: a new one, or by its name one that is there already. */
export interface Attempt {
  readonly kind: string;
  readonly layer: LayerJson | string;
  readonly inbound: CallJson;
  readonly rejected: string;
}

/** What generate.py writes of one network. */
export interface RandomNetwork {
  readonly number: number;
  readonly model: ModelJson;
  readonly answer: KerasAnswer;
  readonly attempts: readonly Attempt[];
  /** The same layers as a sequential model, where they are a chain. */
  readonly sequential?: { readonly model: ModelJson; readonly answer: KerasAnswer };
}

/** How often Keras accepted and rejected a call of each kind. */
export interface Tally {
  readonly accepted: Readonly<Record<string, number>>;
  readonly rejected: Readonly<Record<string, number>>;
  /** Layers that were left out, because Keras reads their config otherwise than it writes it. */
  readonly unreadable: Readonly<Record<string, number>>;
  /** Kinds that Keras has no class for. */
  readonly missing: readonly string[];
}

const folder = `${root}/tests/conformance/random`;

/** Runs the generator; networks come while it still builds others. */
export async function* generate(
  python: string,
  options: readonly string[],
): AsyncGenerator<RandomNetwork, Tally> {
  const child = spawn(python, [`${folder}/generate.py`, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (part) => {
    complaint = `${complaint}${part}`.slice(-4000);
  });
  let tally: Tally | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const said: RandomNetwork | Tally = JSON.parse(line);
    if ('accepted' in said) tally = said;
    else yield said;
  }
  if (!tally) throw new Error(`The generator broke off:\n${complaint}`);
  return tally;
}

/** What Keras says of a model, and why it could not be computed all the same. */
export type Judgement = KerasAnswer & { readonly fails?: string };

/** The real Keras, asked for models by their JSON. */
export type Judge = (models: readonly ModelJson[]) => Promise<readonly Judgement[]>;

/** See judge.py for the options. */
export function judgeOf(python: string, options: readonly string[]): Judge {
  return async (models) => {
    if (models.length === 0) return [];
    const asked = promisify(execFile)(python, [`${folder}/judge.py`, ...options], { maxBuffer: 1 << 28 });
    asked.child.stdin?.end(JSON.stringify(models));
    return JSON.parse((await asked).stdout);
  };
}

/** The model with the layer that Keras refused; its output is one of the model, so that it belongs to it. */
export function withAttempt({ config, ...model }: ModelJson, { layer, inbound }: Attempt): ModelJson {
  const layers =
    typeof layer === 'string'
      ? config.layers.map((one) =>
          one.name === layer ? { ...one, inbound_nodes: [...(one.inbound_nodes ?? []), inbound] } : one,
        )
      : [...config.layers, { ...layer, inbound_nodes: [inbound] }];
  const name = typeof layer === 'string' ? layer : layer.name;
  const calls = layers.find((one) => one.name === name)?.inbound_nodes?.length ?? 1;
  const outputs = [...histories(config.output_layers), [name, calls - 1, 0]];
  return { ...model, config: { ...config, layers, output_layers: outputs } };
}

/** The tensors that `input_layers` or `output_layers` name: one, a list of them, or a dictionary. */
export function histories(ends: unknown): readonly History[] {
  if (!Array.isArray(ends)) return Object.values(ends as Record<string, unknown>).flatMap(histories);
  return typeof ends[0] === 'string' ? [ends as unknown as History] : ends.flatMap(histories);
}

/** The tensors that a call takes. */
export function tensorsOf(value: unknown): readonly History[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('class_name' in value && value.class_name === '__keras_tensor__')
    return [(value as unknown as { config: { keras_history: History } }).config.keras_history];
  return Object.values(value).flatMap(tensorsOf);
}
