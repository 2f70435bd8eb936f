import { type Edge, emptyDocument, type LayerNode, type NetDocument, type Value } from '@netwright/graph';

type Params = { readonly [param: string]: Value };

/** What a layer gives: the id of its node. */
export type Wire = string;

/** Writes a network layer by layer, as a paper's table reads. */
export class Network {
  private readonly nodes: LayerNode[] = [];
  private readonly edges: Edge[] = [];
  private readonly inputs: string[] = [];

  /** @param shape of one example */
  input(shape: readonly (number | null)[], dtype = 'float32'): Wire {
    const id = this.add('InputLayer', { batchShape: [null, ...shape], dtype }, []);
    this.inputs.push(id);
    return id;
  }

  add(kind: string, params: Params, from: Wire | readonly Wire[]): Wire {
    const id = `${kind.toLowerCase()}_${this.nodes.length}`;
    this.nodes.push({ id, name: id, kind, params });
    for (const [port, node] of (typeof from === 'string' ? [from] : from).entries())
      this.edges.push({ id: `${node}>${id}:${port}`, from: { node, port: 0 }, to: { node: id, port } });
    return id;
  }

  /** One layer after the other. */
  chain(from: Wire, ...layers: readonly (readonly [kind: string, params?: Params])[]): Wire {
    return layers.reduce((wire, [kind, params = {}]) => this.add(kind, params, wire), from);
  }

  document(name: string, ...outputs: readonly Wire[]): NetDocument {
    return {
      ...emptyDocument(name),
      graph: {
        nodes: this.nodes,
        edges: this.edges,
        inputs: this.inputs,
        outputs: outputs.map((node, index) => ({ name: `output_${index}`, from: { node, port: 0 } })),
      },
    };
  }
}

export type Layer = readonly [kind: string, params?: Params];

export const conv = (filters: number, kernelSize: number, params: Params = {}): Layer => [
  'Conv2D',
  { filters, kernelSize, ...params },
];

export const dense = (units: number, activation = 'relu'): Layer => ['Dense', { units, activation }];

export const maxPool = (poolSize = 2, strides = 2, padding = 'valid'): Layer => [
  'MaxPooling2D',
  { poolSize, strides, padding },
];
