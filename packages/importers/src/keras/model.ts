import { mostNodes } from '@netwright/graph';
import type { ImportResult } from '../report.js';
import { Draft, Reading } from './draft.js';
import { isJson, type Json, own } from './json.js';
import { callsOf } from './layers.js';
import { isModel } from './model-class.js';
import { readModel } from './nested.js';

/** True for what `model.to_json()` of Keras writes: a functional or a sequential model. */
export function isKerasModel(value: unknown): value is Json {
  if (!isJson(value)) return false;
  const config = own(value, 'config');
  return (
    typeof own(value, 'class_name') === 'string' && isJson(config) && Array.isArray(own(config, 'layers'))
  );
}

/**
 * Makes a document of the JSON of a Keras 3 model, functional or sequential; models inside it become blocks. Shapes that
 * the file carries are not read: they are inferred. What is not understood is kept where it can be, and named in the
 * report.
 */
export function importKerasJson(value: unknown): ImportResult {
  if (!isKerasModel(value)) {
    return { ok: false, reason: 'This is not the JSON of a Keras model: it has no list of layers.' };
  }
  const size = sizeOf(value);
  if (size > mostNodes) {
    const [has, most] = [size, mostNodes].map((count) => count.toLocaleString('en'));
    return { ok: false, reason: `The model has ${has} layers; at most ${most} can be opened.` };
  }
  const name = own(own(value, 'config') as Json, 'name');
  const reading = new Reading();
  const draft = new Draft(typeof name === 'string' ? name : 'model', reading, 0);
  readModel(draft, value);
  return { ok: true, document: draft.document(), report: reading.report };
}

/** The layers of a file, one for each call, those of the models in it too. */
function sizeOf(model: Json): number {
  const open: Json[] = [model];
  let size = 0;
  for (let one = open.pop(); one; one = open.pop()) {
    for (const layer of own(own(one, 'config') as Json, 'layers') as readonly unknown[]) {
      size += Math.max(1, callsOf(layer).length);
      if (isModel(layer)) open.push(layer);
    }
  }
  return size;
}
