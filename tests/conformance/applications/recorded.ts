import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { root } from '../../src/environment.js';
import type { KerasAnswer } from '../models/compare.js';

/** What record.py wrote of one model. */
export interface RecordedModel {
  readonly model: string;
  readonly keras: string;
  /** What `model.to_json()` writes. */
  readonly json: { readonly config: { readonly layers: readonly KerasLayerJson[] } };
  readonly answer: KerasAnswer;
  /** The sizes that replace those of the input, and what Keras says then. */
  readonly otherSize: readonly number[];
  readonly otherAnswer: KerasAnswer;
}

/** A layer in the JSON of a model; a model inside it has layers in its config. */
export interface KerasLayerJson {
  readonly module: string;
  readonly class_name: string;
  readonly name?: string;
  readonly config: { readonly name?: string; readonly layers?: readonly KerasLayerJson[] };
}

export const recordedFolder = join(root, 'tests/conformance/applications/recorded');

const ending = '.json.gz';

export function modelsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

export function readModel(name: string, folder = recordedFolder): RecordedModel {
  return JSON.parse(gunzipSync(readFileSync(join(folder, name + ending))).toString('utf8'));
}
