import { type Edge, emptyDocument, type LayerNode, type NetDocument } from '@netwright/graph';
import type { ConformanceCase } from '@netwright/layers';

function wire(from: string, to: string, port: number): Edge {
  return { id: `${from}-${to}`, from: { node: from, port: 0 }, to: { node: to, port } };
}

/** The layer of a case with an Input on each of its wires, behind a Masking where it comes with a mask. */
export function documentOf(kind: string, { params, call, inputs }: ConformanceCase): NetDocument {
  const layer = { id: 'layer', name: 'layer', kind, params, ...(call ? { call } : {}) } as LayerNode;
  const sources = inputs.map(
    ({ shape, dtype = 'float32' }, index): LayerNode => ({
      id: `x${index}`,
      name: `x${index}`,
      kind: 'InputLayer',
      params: { batchShape: shape, dtype },
    }),
  );
  const masks = inputs.flatMap(({ masked }, index): LayerNode[] =>
    masked ? [{ id: `m${index}`, name: `m${index}`, kind: 'Masking', params: {} }] : [],
  );
  return {
    ...emptyDocument('case'),
    graph: {
      nodes: [...sources, ...masks, layer],
      edges: inputs.flatMap(({ masked }, port) =>
        masked
          ? [wire(`x${port}`, `m${port}`, 0), wire(`m${port}`, 'layer', port)]
          : [wire(`x${port}`, 'layer', port)],
      ),
      inputs: sources.length > 0 ? sources.map(({ id }) => id) : ['layer'],
      outputs: [{ name: 'y', from: { node: 'layer', port: 0 } }],
    },
  };
}
