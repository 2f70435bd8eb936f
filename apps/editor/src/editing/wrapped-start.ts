import { emptyDocument, type LayerNode, type NetDocument, type Value } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { catalog, type LayerDefinition } from '@netwright/layers';

/** The layer that a wrapper starts with: the first of the catalogue, its own category before others, that it can wrap. */
export function wrappedStart(
  wrapper: LayerDefinition,
  param: string,
  start: (definition: LayerDefinition) => LayerNode['params'],
): readonly Value[] {
  const simple = catalog.filter(
    (kind) =>
      kind.inputs.length > 0 && !Object.values(kind.params).some(({ control }) => control.type === 'layer'),
  );
  const ordered = [
    ...simple.filter(({ category }) => category === wrapper.category),
    ...simple.filter(({ category }) => category !== wrapper.category),
  ];
  for (const inner of ordered) {
    const value: Value = { layer: { kind: inner.kind, params: start(inner) } };
    if (works(wrapper, { [param]: value })) return [value];
  }
  return [];
}

/** Tries it on a sequence. */
function works({ kind }: LayerDefinition, params: LayerNode['params']): boolean {
  const entry = catalog.find((one) => one.entry);
  if (!entry?.entry) return false;
  const document: NetDocument = {
    ...emptyDocument(''),
    graph: {
      nodes: [
        {
          id: 'sequence',
          name: 'sequence',
          kind: entry.kind,
          params: { [entry.entry.shape]: [null, 10, 8] },
        },
        { id: 'wrapper', name: 'wrapper', kind, params },
      ],
      edges: [{ id: 'wire', from: { node: 'sequence', port: 0 }, to: { node: 'wrapper', port: 0 } }],
      inputs: ['sequence'],
      outputs: [{ name: 'output', from: { node: 'wrapper', port: 0 } }],
    },
  };
  return analyze(document).main.nodes.get('wrapper')?.status === 'ok';
}
