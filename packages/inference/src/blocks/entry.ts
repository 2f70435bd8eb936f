import { isLayerNode, type LayerNode, type Node } from '@netwright/graph';
import type { Tensor } from '@netwright/layers';
import type { NodeAnalysis } from '../analysis.js';
import { analyzeLayer } from '../analyze-layer.js';

const known = new WeakMap<LayerNode, NodeAnalysis>();

/** An input of a block by itself: what it says that it is fed. */
export function entryAnalysis(graph: string, node: LayerNode): NodeAnalysis {
  let analysis = known.get(node);
  if (!analysis) {
    analysis = analyzeLayer(graph, node, node, { edges: [], wires: [], inputs: [] });
    known.set(node, analysis);
  }
  return analysis;
}

/** What an input of a block takes; undefined where it does not say, and takes what comes. */
export function declaredType(graph: string, node: Node | undefined): Tensor | undefined {
  if (!node || !isLayerNode(node)) return undefined;
  const { status, outputs } = entryAnalysis(graph, node);
  return status === 'ok' ? outputs[0] : undefined;
}
