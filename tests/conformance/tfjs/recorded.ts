import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../../src/environment.js';
import type { Digest } from './numbers.js';
import { sampled } from './numbers.js';

/** What Keras computed for one question, or why it could not. */
export type Answer =
  | { readonly fails: string }
  | {
      readonly outputs: readonly Digest[];
      /** The mask of the first output, where it has one. */
      readonly mask?: readonly [Digest];
      readonly loss?: number;
      /** All weights after one step, in Keras' order; and the gradients of the inputs that are floats. */
      readonly stepped?: readonly Digest[];
      readonly gradients?: readonly Digest[];
    };

interface Packed {
  readonly shape: readonly number[];
  readonly largest: number;
  readonly numbers: string;
}

type PackedAnswer = { readonly [part: string]: readonly Packed[] | number | string };

/** The recorded answers of a kind, by the name of the case. */
export function recordedAnswers(kind: string): ReadonlyMap<string, Answer> {
  const file = join(root, 'tests/conformance/tfjs/recorded', `${kind}.json.gz`);
  if (!existsSync(file)) return new Map();
  const all = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { [name: string]: PackedAnswer };
  return new Map(Object.entries(all).map(([name, answer]) => [name, unpacked(answer)]));
}

function unpacked(answer: PackedAnswer): Answer {
  return Object.fromEntries(
    Object.entries(answer).map(([part, value]) => [part, Array.isArray(value) ? value.map(digestOf) : value]),
  ) as unknown as Answer;
}

function digestOf({ shape, largest, numbers }: Packed): Digest {
  const bytes = Buffer.from(numbers, 'base64');
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return { shape, largest, sample: all.slice(0, sampled), sums: all.slice(sampled) };
}
