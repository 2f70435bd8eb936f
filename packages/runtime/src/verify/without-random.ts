import { applyEdit, isLayerNode, type NetDocument, removeNodes } from '@netwright/graph';
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
    if (random.length === 0) continue;
    const result = applyEdit(changed, removeNodes(changed, id, random));
    if (!result.ok) return undefined;
    changed = result.document;
  }
  const analysis = analyze(changed);
  return analysis.problems.some(({ severity }) => severity === 'error')
    ? undefined
    : { document: changed, analysis };
}
