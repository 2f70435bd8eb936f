import {
  emptyDocument,
  type LayerNode,
  type NetDocument,
  type TrainingRecipe,
  type Value,
} from '@netwright/graph';

/** Builds documents for tests, one node after the other. */
export class Drawing {
  readonly #nodes: LayerNode[] = [];
  readonly #edges: NetDocument['graph']['edges'][number][] = [];

  /** Adds a node fed by those named, and gives its id. */
  add(
    kind: string,
    id: string,
    from: readonly string[],
    params: { readonly [name: string]: Value } = {},
    more: Partial<LayerNode> = {},
  ): string {
    this.#nodes.push({ id, name: id, kind, params, ...more });
    for (const [port, source] of from.entries()) {
      this.#edges.push({
        id: `${source}>${id}:${port}`,
        from: { node: source, port: 0 },
        to: { node: id, port },
      });
    }
    return id;
  }

  document(
    name: string,
    inputs: readonly string[],
    outputs: readonly string[],
    training?: TrainingRecipe,
  ): NetDocument {
    return {
      ...emptyDocument(name),
      graph: {
        nodes: this.#nodes,
        edges: this.#edges,
        inputs: [...inputs],
        outputs: outputs.map((node) => ({ name: node, from: { node, port: 0 } })),
      },
      ...(training ? { training } : {}),
    };
  }
}

/** A chain of layers behind an input. */
export function chain(
  name: string,
  shape: readonly Value[],
  layers: readonly { kind: string; name: string; params?: { readonly [name: string]: Value } }[],
): NetDocument {
  const drawing = new Drawing();
  let last = drawing.add('InputLayer', 'n0', [], { batchShape: [null, ...shape] }, { name: 'input' });
  for (const [index, layer] of layers.entries()) {
    last = drawing.add(layer.kind, `n${index + 1}`, [last], layer.params ?? {}, { name: layer.name });
  }
  return drawing.document(name, ['n0'], [last]);
}
