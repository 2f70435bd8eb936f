import type { Value } from '@netwright/graph';
import { isJson, kept, own } from './json.js';

/** An output of a layer: the layer's name, which of its calls, which of that call's outputs. */
export interface TensorRef {
  readonly layer: string;
  readonly call: number;
  readonly output: number;
}

/** One application of a layer: the tensors it takes, in order, and what else it is called with. */
export interface Call {
  readonly tensors: readonly TensorRef[];
  /** The masks it is given beside them. */
  readonly masks: readonly TensorRef[];
  readonly constants: readonly (readonly [name: string, value: Value])[];
  readonly messages: readonly string[];
}

const deepest = 8;

/** Reads one entry of `inbound_nodes`: `{ args, kwargs }` of Keras 3, or the list of lists that Keras 2 wrote. */
export function readCall(inbound: unknown): Call {
  const tensors: TensorRef[] = [];
  const masks: TensorRef[] = [];
  const constants: [string, Value][] = [];
  const messages: string[] = [];
  const take = (value: unknown, name: string, depth: number): void => {
    const tensor = readTensor(value);
    if (tensor) (name === 'mask' ? masks : tensors).push(tensor);
    else if (saysNothing(name, value)) return;
    else if (Array.isArray(value) && holdsTensor(value, depth)) {
      for (const item of value) take(item, name, depth + 1);
    } else if (isJson(value) && depth < deepest && Object.values(value).some(readTensor)) {
      // A model inside that was made with named inputs: Keras takes them in the order of their sorted names.
      for (const key of Object.keys(value).sort()) take(own(value, key), name, depth + 1);
    } else {
      const constant = kept(value);
      if (constant === undefined) messages.push(`the argument ${name} of its call could not be read`);
      else constants.push([name, constant]);
    }
  };
  if (isJson(inbound)) {
    const args = own(inbound, 'args');
    if (Array.isArray(args))
      args.forEach((value, index) => {
        take(value, `arg${index}`, 0);
      });
    const kwargs = own(inbound, 'kwargs');
    if (isJson(kwargs)) for (const [name, value] of Object.entries(kwargs)) take(value, name, 0);
  } else if (Array.isArray(inbound)) {
    for (const item of inbound) {
      if (!Array.isArray(item) || typeof item[0] !== 'string') continue;
      tensors.push({ layer: item[0], call: indexOf(item[1]), output: indexOf(item[2]) });
      if (isJson(item[3])) for (const [name, value] of Object.entries(item[3])) take(value, name, 0);
    }
  }
  return { tensors, masks, constants, messages };
}

/**
 * Keras notes `training` where nothing was said: false, and true for the layers that augment. Its `fit`, `evaluate` and
 * `predict` then say themselves what holds, whatever is noted (`operation_fn` in keras.src.models.functional).
 */
function saysNothing(name: string, value: unknown): boolean {
  return value === null || value === undefined || (name === 'training' && typeof value === 'boolean');
}

/** Whether there is a tensor in a list; one of numbers and slices alone is a constant as it stands. */
function holdsTensor(list: readonly unknown[], depth: number): boolean {
  if (depth >= deepest) return false;
  return list.some(
    (item) =>
      readTensor(item) !== undefined ||
      (Array.isArray(item) && holdsTensor(item, depth + 1)) ||
      (isJson(item) && Object.values(item).some(readTensor)),
  );
}

function readTensor(value: unknown): TensorRef | undefined {
  if (!isJson(value) || own(value, 'class_name') !== '__keras_tensor__') return undefined;
  const config = own(value, 'config');
  return isJson(config) ? readHistory(own(config, 'keras_history')) : undefined;
}

/** `[layer, call, output]`. */
export function readHistory(history: unknown): TensorRef | undefined {
  if (!Array.isArray(history) || typeof history[0] !== 'string') return undefined;
  return { layer: history[0], call: indexOf(history[1]), output: indexOf(history[2]) };
}

function indexOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : 0;
}

/**
 * `input_layers` or `output_layers`, in whatever nesting: one tensor, a list of them, a dictionary by name. Of a
 * dictionary the order is that of its sorted keys, as Keras takes it, whatever the file's.
 */
export function readEnds(ends: unknown): readonly (TensorRef & { readonly name?: string })[] {
  const found: (TensorRef & { name?: string })[] = [];
  const walk = (value: unknown, name: string | undefined, depth: number): void => {
    const tensor = readHistory(value);
    if (tensor) found.push(name === undefined ? tensor : { ...tensor, name });
    else if (depth >= deepest) return;
    else if (Array.isArray(value)) for (const item of value) walk(item, undefined, depth + 1);
    else if (isJson(value))
      for (const key of Object.keys(value).sort()) walk(own(value, key), key, depth + 1);
  };
  walk(ends, undefined, 0);
  return found;
}
