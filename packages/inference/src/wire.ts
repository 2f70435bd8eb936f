import type { Port } from '@netwright/graph';
import { isKnown, typeText } from '@netwright/layers';
import type { GraphAnalysis } from './analysis.js';
import { portAt, portRefuses } from './ports.js';
import type { Structure } from './structure.js';

/** Whether a wire may be drawn, and if not the reason, as a sentence. */
export type WireAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Asks whether a wire from an output to an input makes sense, while it is dragged. Does not look at what is there already. */
export function acceptsWire(graph: GraphAnalysis, from: Port, to: Port): WireAnswer {
  const target = graph.nodes.get(to.node);
  const source = graph.nodes.get(from.node);
  if (!target || !source) return { ok: false, reason: 'One of the two layers is not there any more.' };
  if (from.node === to.node) return { ok: false, reason: 'A layer cannot feed itself.' };
  if (feeders(graph.structure, from.node).has(to.node)) {
    return {
      ok: false,
      reason: `${target.node.name} feeds ${source.node.name} already: the wire would close a circle.`,
    };
  }
  const { definition, block } = target;
  if (block && to.port >= block.block.graph.inputs.length) {
    const { length } = block.block.graph.inputs;
    return {
      ok: false,
      reason: `${target.node.name} takes ${length === 1 ? 'one input' : `${length} inputs`}.`,
    };
  }
  if (!definition) return { ok: true };
  const port = portAt(definition.inputs, to.port);
  if (!port) {
    if (definition.inputs.length === 0)
      return { ok: false, reason: `${target.node.name} is where the network begins: it takes no wire.` };
    const most = definition.inputs.length === 1 ? 'one input' : `${definition.inputs.length} inputs`;
    return { ok: false, reason: `${definition.title} takes ${most}.` };
  }
  const tensor = source.outputs[from.port];
  if (!tensor) return { ok: false, reason: `${source.node.name} has no output number ${from.port + 1}.` };
  if (!isKnown(tensor)) return { ok: true };
  const refused = portRefuses(port, tensor);
  if (!refused) return { ok: true };
  return {
    ok: false,
    reason: `${definition.title} takes ${refused.expected}, but ${source.node.name} gives ${typeText(tensor)}.`,
  };
}

// While one wire is dragged, every input of the drawing asks about the same layer.
const lastAsked = new WeakMap<Structure, { readonly node: string; readonly feeders: ReadonlySet<string> }>();

/** All nodes from which a path of wires leads to this one. */
function feeders(structure: Structure, node: string): ReadonlySet<string> {
  const last = lastAsked.get(structure);
  if (last?.node === node) return last.feeders;
  const found = new Set<string>();
  const open = [node];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of structure.incoming.get(id) ?? []) {
      if (found.has(edge.from.node)) continue;
      found.add(edge.from.node);
      open.push(edge.from.node);
    }
  }
  lastAsked.set(structure, { node, feeders: found });
  return found;
}
