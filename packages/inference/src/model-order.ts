import type { Analysis, GraphAnalysis } from './analysis.js';

/**
 * The layers of the model in the order of Keras' `model.layers`, by the id of the node that has the layer. Keras walks
 * back from each output in turn, gives every call the length of its longest way to an output, every layer the greatest
 * of its calls, and lists the layers by falling depth, of one depth in the order in which the walk met them.
 * Source: `map_graph` and `_build_map` in keras/src/ops/function.py. Nodes of a circle, and what no output depends on,
 * have no place in a model and are left out.
 */
export function modelOrder({ main }: Analysis): string[] {
  const { finished, met } = walkBack(main);
  const layerOf = (id: string) => main.nodes.get(id)?.shares ?? id;
  const depthOfCall = new Map<string, number>();
  const depthOfLayer = new Map<string, number>();
  for (let index = finished.length - 1; index >= 0; index--) {
    const id = finished[index] as string;
    const layer = layerOf(id);
    const depth = Math.max(depthOfCall.get(id) ?? 0, depthOfLayer.get(layer) ?? 0);
    depthOfLayer.set(layer, depth);
    depthOfCall.set(id, depth);
    for (const wire of main.nodes.get(id)?.wires ?? []) {
      if (!wire) continue;
      const source = wire.from.node;
      depthOfCall.set(source, Math.max(depth + 1, depthOfCall.get(source) ?? 0));
    }
  }
  // An input that no output depends on is part of the model all the same, before all others of the last depth.
  for (const id of main.graph.inputs) {
    if (depthOfLayer.has(id) || main.nodes.get(id)?.definition?.entry === undefined) continue;
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
    // Operations have their place on the way, but are no layers.
    order.push(...layers.filter((id) => !main.nodes.get(id)?.definition?.targets.keras.operation));
  }
  return order;
}

/** Depth first from the outputs against the wires: calls as they are finished, and layers as they are first met. */
function walkBack({ graph, nodes, structure }: GraphAnalysis): {
  finished: string[];
  met: Map<string, number>;
} {
  const finished: string[] = [];
  const met = new Map<string, number>();
  const seen = new Set<string>();
  const path: { id: string; next: number }[] = [];
  const enter = (id: string) => {
    const node = nodes.get(id);
    if (!node || seen.has(id) || structure.circle.has(id)) return;
    seen.add(id);
    const layer = node.shares ?? id;
    if (!met.has(layer)) met.set(layer, met.size);
    path.push({ id, next: 0 });
  };
  for (const output of graph.outputs) {
    enter(output.from.node);
    while (path.length > 0) {
      const top = path[path.length - 1] as { id: string; next: number };
      const wires = nodes.get(top.id)?.wires ?? [];
      if (top.next < wires.length) {
        const wire = wires[top.next++];
        if (wire) enter(wire.from.node);
        continue;
      }
      path.pop();
      finished.push(top.id);
    }
  }
  return { finished, met };
}
