import type { Edge, Graph } from '@netwright/graph';
import type { Analysis, GraphAnalysis } from './analysis.js';
import { drawnIn } from './expand/drawn.js';
import { written } from './expand/flat-id.js';
import type { Instance } from './expand/instance.js';
import { feedingWires } from './ports.js';
import { type Structure, structureOf } from './structure.js';

/**
 * The layers of the model in the order of Keras' `model.layers`, by the id of the node of the flat graph that has the
 * layer; those of a block stand in its place, in their own order. Nodes of a circle, and what no output depends on, have
 * no place in a model and are left out.
 */
export function modelOrder({ flat, expansion }: Analysis): string[] {
  const order = expansion ? orderInside(expansion.root, flat) : orderOf(flatView(flat));
  // Operations have their place on the way, but are no layers.
  return order.filter((id) => !flat.nodes.get(id)?.definition?.targets.keras.operation);
}

/** A graph as Keras walks through it. */
interface View {
  readonly graph: Graph;
  readonly structure: Pick<Structure, 'circle'>;
  readonly has: (id: string) => boolean;
  /** The wires into a node that feed it, by port. */
  readonly wires: (id: string) => readonly (Edge | undefined)[];
  /** The node whose layer a node applies. */
  readonly layer: (id: string) => string;
  /** Whether it brings data into the model. */
  readonly isInput: (id: string) => boolean;
}

function flatView({ graph, nodes, structure }: GraphAnalysis): View {
  return {
    graph,
    structure,
    has: (id) => nodes.has(id),
    wires: (id) => nodes.get(id)?.wires ?? [],
    layer: (id) => nodes.get(id)?.shares ?? id,
    isInput: (id) => nodes.get(id)?.definition?.entry !== undefined,
  };
}

/** The layers of an instance and of those in it, by their ids in the flat graph. */
function orderInside(instance: Instance, flat: GraphAnalysis): string[] {
  const { graph, prefix, children } = instance;
  const { byId, entries } = drawnIn(graph);
  const flatId = (id: string) => (prefix === '' ? id : prefix + written(id));
  const known = (id: string) => flat.nodes.get(flatId(id));
  const structure = structureOf(graph, undefined);
  const order = orderOf({
    graph,
    structure,
    has: (id) => byId.has(id),
    wires: (id) =>
      children.get(id)?.wires ??
      feedingWires(structure.incoming.get(id) ?? [], known(id)?.definition?.inputs),
    layer: (id) => {
      const link = byId.get(id)?.sharesWith;
      if (link === undefined) return id;
      const [own, other] = [children.get(id), children.get(link)];
      if (own) return other?.node.block === own.node.block ? link : id;
      return known(id)?.shares === undefined ? id : link;
    },
    isInput: (id) => prefix === '' && known(id)?.definition?.entry !== undefined,
  });
  const layers: string[] = [];
  for (const id of order) {
    const child = children.get(id);
    if (child)
      for (const inside of child.instances) for (const each of orderInside(inside, flat)) layers.push(each);
    // The inputs of a block are no layers of the whole.
    else if (prefix === '' || !entries.has(id)) layers.push(flatId(id));
  }
  return layers;
}

/**
 * Keras walks back from each output in turn, gives every call the length of its longest way to an output, every layer the
 * greatest of its calls, and lists the layers by falling depth, of one depth in the order in which the walk met them.
 * Source: `map_graph` and `_build_map` in keras/src/ops/function.py.
 */
function orderOf(view: View): string[] {
  const { finished, met } = walkBack(view);
  const depthOfCall = new Map<string, number>();
  const depthOfLayer = new Map<string, number>();
  for (let index = finished.length - 1; index >= 0; index--) {
    const id = finished[index] as string;
    const layer = view.layer(id);
    const depth = Math.max(depthOfCall.get(id) ?? 0, depthOfLayer.get(layer) ?? 0);
    depthOfLayer.set(layer, depth);
    depthOfCall.set(id, depth);
    for (const wire of view.wires(id)) {
      if (!wire) continue;
      const source = wire.from.node;
      depthOfCall.set(source, Math.max(depth + 1, depthOfCall.get(source) ?? 0));
    }
  }
  // An input that no output depends on is part of the model all the same, before all others of the last depth.
  for (const id of view.graph.inputs) {
    if (depthOfLayer.has(id) || !view.isInput(id)) continue;
    depthOfLayer.set(id, 0);
    met.set(id, -1);
  }
  const byDepth: string[][] = [];
  for (const [layer, depth] of depthOfLayer) {
    while (byDepth.length <= depth) byDepth.push([]);
    byDepth[depth]?.push(layer);
  }
  const order: string[] = [];
  for (let depth = byDepth.length - 1; depth >= 0; depth--) {
    const layers = byDepth[depth] as string[];
    layers.sort((a, b) => (met.get(a) as number) - (met.get(b) as number));
    for (const layer of layers) order.push(layer);
  }
  return order;
}

/** Depth first from the outputs against the wires: calls as they are finished, and layers as they are first met. */
function walkBack({ graph, structure, has, wires: wiresOf, layer }: View): {
  finished: string[];
  met: Map<string, number>;
} {
  const finished: string[] = [];
  const met = new Map<string, number>();
  const seen = new Set<string>();
  const path: { id: string; wires: readonly (Edge | undefined)[]; next: number }[] = [];
  const enter = (id: string) => {
    if (!has(id) || seen.has(id) || structure.circle.has(id)) return;
    seen.add(id);
    const own = layer(id);
    if (!met.has(own)) met.set(own, met.size);
    path.push({ id, wires: wiresOf(id), next: 0 });
  };
  for (const output of graph.outputs) {
    enter(output.from.node);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      if (top.next < top.wires.length) {
        const wire = top.wires[top.next++];
        if (wire) enter(wire.from.node);
        continue;
      }
      path.pop();
      finished.push(top.id);
    }
  }
  return { finished, met };
}
