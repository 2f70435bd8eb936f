import type { NetDocument } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import type { Call, TensorRef } from './calls.js';
import { own } from './json.js';
import type { ListedLayer } from './layers.js';

/**
 * The operations of a file that compute nothing but masks. Keras writes a mask that travels along with a tensor as an
 * argument of every call that uses it, and what makes it (`NotEqual`, `Any`, ...) as layers. We let masks travel too.
 *
 * @param kept the calls whose masks are kept as wires
 */
export function maskOperations(
  layers: readonly ListedLayer[],
  outputs: readonly TensorRef[],
  kept: ReadonlySet<Call>,
): ReadonlySet<string> {
  const calls = layers.flatMap((listed) => listed.calls);
  const masks = calls.flatMap((call) => call.masks);
  if (masks.length === 0) return new Set();
  const byName = new Map(layers.map((listed) => [listed.name, listed]));
  const needed = reach(byName, [...outputs, ...[...kept].flatMap((call) => call.masks)], () => true);
  const operations = reach(byName, masks, ({ layer }) => isOperation(own(layer, 'module')));
  // Also what Keras computed for a mask that nothing then used.
  for (const { layer, name } of layers) if (isOperation(own(layer, 'module'))) operations.add(name);
  for (const name of needed) operations.delete(name);
  return operations;
}

function isOperation(module: unknown): boolean {
  return typeof module === 'string' && (module.startsWith('keras.src.ops.') || module === 'keras.ops');
}

/** The names of the layers from which these tensors come, and of those before them, as far as `through` allows. */
function reach(
  byName: ReadonlyMap<string, ListedLayer>,
  from: readonly TensorRef[],
  through: (listed: ListedLayer) => boolean,
): Set<string> {
  const found = new Set<string>();
  const open = from.map(({ layer }) => layer);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const listed = byName.get(name);
    if (!listed || found.has(name) || !through(listed)) continue;
    found.add(name);
    for (const { tensors } of listed.calls) for (const { layer } of tensors) open.push(layer);
  }
  return found;
}

/** The calls whose mask does not come along with what they take: somebody made it. */
export function ownMasks(document: NetDocument, calls: ReadonlyMap<string, Call>): ReadonlySet<Call> {
  const masked = [...calls].filter(([, call]) => call.masks.length > 0);
  if (masked.length === 0) return new Set();
  const { main } = analyze(document);
  const comesAlong = (id: string) =>
    main.nodes.get(id)?.inputs.some((tensor) => tensor?.masked === true) === true;
  return new Set(masked.filter(([id]) => !comesAlong(id)).map(([, call]) => call));
}
