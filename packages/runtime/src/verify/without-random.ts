import {
  applyEdit,
  type Edit,
  type GraphId,
  isLayerNode,
  isWrappedLayer,
  type LayerNode,
  type NetDocument,
  removeNodes,
  type Value,
} from '@netwright/graph';
import { type Analysis, analyze } from '@netwright/inference';
import { findLayer } from '@netwright/layers';

/**
 * The document without the layers that draw random numbers in training: two libraries never draw alike, so a step can
 * be compared only without them. Undefined where the network does not work without them.
 */
export function withoutRandom(
  document: NetDocument,
): { document: NetDocument; analysis: Analysis } | undefined {
  const graphs = [{ id: 'main', graph: document.graph }, ...document.blocks];
  let changed = document;
  for (const { id, graph } of graphs) {
    const random = graph.nodes.flatMap((node) =>
      isLayerNode(node) && findLayer(node.kind)?.random ? [node.id] : [],
    );
    const edits = [
      ...(random.length > 0 ? [removeNodes(changed, id, random)] : []),
      ...graph.nodes.flatMap((node) =>
        isLayerNode(node) && !random.includes(node.id) ? stilled(id, node) : [],
      ),
    ];
    for (const edit of edits) {
      const result = applyEdit(changed, edit);
      if (!result.ok) return undefined;
      changed = result.document;
    }
  }
  const analysis = analyze(changed);
  return analysis.problems.some(({ severity }) => severity === 'error')
    ? undefined
    : { document: changed, analysis };
}

/** What layers drop inside themselves in training. */
const shares: ReadonlySet<string> = new Set(['dropout', 'recurrentDropout']);

/** Edits after which a layer drops nothing, nor does one that it wraps. */
function stilled(graph: GraphId, { id, params }: LayerNode): Edit[] {
  return Object.entries(params).flatMap(([name, value]): Edit[] => {
    const still = without(name, value);
    return still === value ? [] : [{ type: 'set-param', graph, id, in: 'params', name, value: still }];
  });
}

function without(name: string, value: Value): Value {
  if (shares.has(name)) return 0;
  if (!isWrappedLayer(value)) return value;
  const inside = Object.entries(value.layer.params).map(([key, one]) => [key, without(key, one)] as const);
  if (inside.every(([key, one]) => one === value.layer.params[key])) return value;
  return { layer: { ...value.layer, params: Object.fromEntries(inside) } };
}
