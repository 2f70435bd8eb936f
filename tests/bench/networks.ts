import { type Edge, emptyDocument, type LayerNode, type NetDocument } from '@netwright/graph';

/** A residual network with that many layers: convolutions, normalisations and sums, each sum fed by the one before. */
export function residualChain(layers: number): NetDocument {
  const nodes: LayerNode[] = [
    { id: 'x', name: 'x', kind: 'InputLayer', params: { batchShape: [null, 32, 32, 8] } },
  ];
  const edges: Edge[] = [];
  const wire = (from: string, to: string, port: number) =>
    edges.push({ id: `e${edges.length}`, from: { node: from, port: 0 }, to: { node: to, port } });
  let skip = 'x';
  for (let index = 1; index < layers; index++) {
    const id = `n${index}`;
    const before = index === 1 ? 'x' : `n${index - 1}`;
    const role = index % 3;
    if (role === 1)
      nodes.push({ id, name: id, kind: 'Conv2D', params: { filters: 8, kernelSize: 3, padding: 'same' } });
    else if (role === 2) nodes.push({ id, name: id, kind: 'BatchNormalization', params: {} });
    else nodes.push({ id, name: id, kind: 'Add', params: {} });
    wire(before, id, 0);
    if (role === 0) {
      wire(skip, id, 1);
      skip = id;
    }
  }
  const last = `n${layers - 1}`;
  return {
    ...emptyDocument('chain'),
    graph: { nodes, edges, inputs: ['x'], outputs: [{ name: 'output', from: { node: last, port: 0 } }] },
  };
}

/** A chain in which no two layers are alike: each has its own name and its own parameters. */
export function variedChain(layers: number): NetDocument {
  const document = residualChain(layers);
  const nodes = document.graph.nodes.map((node, index): LayerNode => {
    const id = node.id;
    const name = `layer_${index}_of_its_own`;
    if (index === 0) return { id, name, kind: 'InputLayer', params: { batchShape: [null, 32, 32, 8] } };
    if (index % 3 === 1)
      return { id, name, kind: 'Conv2D', params: { filters: 1 + index, kernelSize: 3, padding: 'same' } };
    if (index % 3 === 2)
      return { id, name, kind: 'BatchNormalization', params: { momentum: 1 - 1 / (index + 1) } };
    return { id, name, kind: 'Dropout', params: { rate: 1 / (index + 1) } };
  });
  const edges = document.graph.edges.filter(({ to }) => to.port === 0);
  return { ...document, graph: { ...document.graph, nodes, edges } };
}

/** The id of a convolution in the middle of such a chain. */
export function middleConvolution({ graph }: NetDocument): string {
  const middle = Math.floor(graph.nodes.length / 2);
  return `n${middle - ((middle + 2) % 3)}`;
}
