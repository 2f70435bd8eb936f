import { isRaw, type Raw } from './record.js';

/** One change of the format. A document of an older version goes through all that came after it, in their order. */
export interface Migration {
  /** Says what it does, and never changes. */
  readonly id: string;
  /** The version that needs it. */
  readonly from: number;
  readonly run: (document: Raw) => Raw;
}

/** Version 0 is what the sketches before the first release wrote. */
export const migrations: readonly Migration[] = [
  { id: 'layers-and-wires-into-graph', from: 0, run: intoGraph },
  { id: 'wires-end-at-ports', from: 0, run: endAtPorts },
  { id: 'ends-by-name', from: 0, run: endsByName },
];

/** `layers` and `wires` stood in the document itself, a layer said its `type`. */
function intoGraph(document: Raw): Raw {
  const { layers, wires, inputs, outputs, ...rest } = document;
  // It says an older version than it is of: what it draws is where it belongs already.
  if (layers === undefined && isRaw(document['graph'])) return document;
  const nodes = listOf(layers).map((layer) => {
    if (!isRaw(layer) || Object.hasOwn(layer, 'kind')) return layer;
    return Object.fromEntries(
      Object.entries(layer).map(([key, value]) => [key === 'type' ? 'kind' : key, value]),
    );
  });
  return {
    ...rest,
    graph: { nodes, edges: listOf(wires), inputs: listOf(inputs), outputs: listOf(outputs) },
  };
}

/** A wire was a pair of ids, from the one output of a layer to the next free input of another. */
function endAtPorts(document: Raw): Raw {
  const graph = document['graph'] as Raw;
  const used = new Map<string, number>();
  const edges = listOf(graph['edges']).map((wire, index) => {
    if (!Array.isArray(wire) || typeof wire[0] !== 'string' || typeof wire[1] !== 'string')
      return wire as unknown;
    const port = used.get(wire[1]) ?? 0;
    used.set(wire[1], port + 1);
    return { id: `wire_${index + 1}`, from: { node: wire[0], port: 0 }, to: { node: wire[1], port } };
  });
  return { ...document, graph: { ...graph, edges } };
}

/** Outputs were ids of layers. */
function endsByName(document: Raw): Raw {
  const graph = document['graph'] as Raw;
  const names = new Map(
    listOf(graph['nodes']).flatMap((node) => (isRaw(node) ? [[node['id'], node['name']] as const] : [])),
  );
  const outputs = listOf(graph['outputs']).map((id) => {
    if (typeof id !== 'string') return id;
    const name = names.get(id);
    return { name: typeof name === 'string' ? name : id, from: { node: id, port: 0 } };
  });
  return { ...document, graph: { ...graph, outputs } };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
