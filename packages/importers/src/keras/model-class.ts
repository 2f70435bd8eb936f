import { findLayer } from '@netwright/layers';
import { isJson, type Json, own } from './json.js';

const modelClasses: ReadonlySet<string> = new Set(['Functional', 'Model', 'Sequential']);

/** Whether a model is of one of Keras' own classes, and not of one that somebody wrote. */
export function isKerasOwn(className: string): boolean {
  return modelClasses.has(className);
}

/** Whether a serialised object is a model that says its layers: one of Keras' own classes, or one made like these. */
export function isModel(value: unknown): value is Json {
  if (!isJson(value)) return false;
  const name = own(value, 'class_name');
  const config = own(value, 'config');
  if (typeof name !== 'string' || !isJson(config) || !Array.isArray(own(config, 'layers'))) return false;
  return (
    modelClasses.has(name) || (own(config, 'input_layers') !== undefined && findLayer(name) === undefined)
  );
}
