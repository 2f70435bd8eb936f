import { findLayer } from '@netwright/layers';
import { type Call, readCall } from './calls.js';
import { isJson, type Json, own } from './json.js';

/** One layer of a file: as it is written, its name, and how it is called. */
export interface ListedLayer {
  readonly layer: Json;
  readonly name: string;
  readonly calls: readonly Call[];
}

/** The layers of a file in its order; what is none is said and left out. */
export function listLayers(
  layers: readonly unknown[],
  say: (message: string) => void,
): readonly ListedLayer[] {
  const listed: ListedLayer[] = [];
  for (const [index, layer] of layers.entries()) {
    if (isJson(layer)) {
      listed.push({
        layer,
        name: nameOf(layer) ?? `layer_${index + 1}`,
        calls: callsOf(layer).map(readCall),
      });
    } else say(`Entry ${index + 1} of the file's layers is not a layer; it is left out.`);
  }
  return listed;
}

export function callsOf(layer: unknown): readonly unknown[] {
  const inbound = isJson(layer) ? own(layer, 'inbound_nodes') : undefined;
  return Array.isArray(inbound) ? inbound : [];
}

function nameOf(layer: Json): string | undefined {
  const config = own(layer, 'config');
  const name = own(layer, 'name') ?? (isJson(config) ? own(config, 'name') : undefined);
  return typeof name === 'string' ? name : undefined;
}

/** Whether a kind is where data comes in. */
export function isInput(kind: string): boolean {
  return findLayer(kind)?.entry !== undefined;
}
