import { wireWidth } from '@netwright/drawing';
import type { Edge } from '@netwright/graph';
import type { GraphAnalysis } from '@netwright/inference';
import { shapeText, typeText } from '@netwright/layers';

/** What a wire shows. */
export interface WireView {
  readonly edge: Edge;
  readonly shape: string;
  readonly type: string;
  /** In pixels at full size: grows with the logarithm of the tensor's size. */
  readonly width: number;
  readonly tone: 'plain' | 'faulty' | 'pale';
}

/** What every wire of the graph shows; wires of `before` are taken over where nothing changed. */
export function wireViews(
  graph: GraphAnalysis,
  before?: ReadonlyMap<string, WireView>,
): ReadonlyMap<string, WireView> {
  const views = new Map<string, WireView>();
  const faulty = faultyWires(graph);
  for (const edge of graph.graph.edges) {
    const source = graph.nodes.get(edge.from.node);
    if (!source || !graph.nodes.has(edge.to.node)) continue;
    const tensor = source.outputs[edge.from.port];
    const tone = faulty.has(edge.id) ? 'faulty' : tensor?.shape === undefined ? 'pale' : 'plain';
    const shape = tensor?.shape === undefined ? '' : shapeText(tensor.shape);
    const type = tensor ? typeText(tensor) : '';
    const old = before?.get(edge.id);
    views.set(
      edge.id,
      old && old.edge === edge && old.tone === tone && old.type === type
        ? old
        : { edge, shape, type, width: wireWidth(tensor), tone },
    );
  }
  return views;
}

/** The wires that a problem points at: by themselves, or by the input that they end at. */
function faultyWires(graph: GraphAnalysis): ReadonlySet<string> {
  const faulty = new Set<string>();
  for (const [id, { problems, definition }] of graph.nodes) {
    for (const { severity, where, code } of problems) {
      if (severity !== 'error') continue;
      for (const edge of where.edges ?? []) faulty.add(edge);
      const edges = graph.incoming.get(id) ?? [];
      // Where inputs do not fit each other, none of them is the guilty one.
      const all = code.endsWith('-differ') && definition?.inputs.some(({ variadic }) => variadic);
      for (const edge of edges) if (all || edge.to.port === where.input) faulty.add(edge.id);
    }
  }
  return faulty;
}
