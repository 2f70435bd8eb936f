import { mostNodes } from '@netwright/graph';
import { valueText } from '@netwright/layers';
import type { ImportResult } from '../report.js';
import { Draft } from './draft.js';
import { readFunctional } from './functional.js';
import { isJson, type Json, own } from './json.js';
import { callsOf } from './layers.js';
import { readSequential } from './sequential.js';

const modelClasses: ReadonlySet<string> = new Set(['Functional', 'Model', 'Sequential']);

/** True for what `model.to_json()` of Keras writes: a functional or a sequential model. */
export function isKerasModel(value: unknown): value is Json {
  if (!isJson(value)) return false;
  const config = own(value, 'config');
  return (
    typeof own(value, 'class_name') === 'string' && isJson(config) && Array.isArray(own(config, 'layers'))
  );
}

/**
 * Makes a document of the JSON of a Keras 3 model, functional or sequential. Shapes that the file carries are not
 * read: they are inferred. What is not understood is kept where it can be, and named in the report.
 */
export function importKerasJson(value: unknown): ImportResult {
  if (!isKerasModel(value)) {
    return { ok: false, reason: 'This is not the JSON of a Keras model: it has no list of layers.' };
  }
  const config = own(value, 'config') as Json;
  const layers = own(config, 'layers') as readonly unknown[];
  const size = layers.reduce((sum: number, layer) => sum + Math.max(1, callsOf(layer).length), 0);
  if (size > mostNodes) {
    const [has, most] = [size, mostNodes].map((count) => count.toLocaleString('en'));
    return { ok: false, reason: `The model has ${has} layers; at most ${most} can be opened.` };
  }
  const className = own(value, 'class_name') as string;
  const draft = read(className, config, layers);
  if (!modelClasses.has(className)) {
    draft.say(`The model is of the class ${valueText(className)}; only its layers and their wires are read.`);
  }
  return { ok: true, document: draft.document(), report: draft.report };
}

function read(className: string, config: Json, layers: readonly unknown[]): Draft {
  const said = own(config, 'name');
  const name = typeof said === 'string' ? said : 'model';
  if (className !== 'Sequential' && own(config, 'input_layers') !== undefined)
    return readFunctional(name, config, layers);
  const draft = new Draft(name);
  readSequential(draft, layers, own(config, 'build_input_shape'));
  return draft;
}
