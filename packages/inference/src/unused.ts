import type { Graph } from '@netwright/graph';
import type { Structure } from './structure.js';

interface Found {
  readonly graph: Pick<Graph, 'inputs' | 'outputs'>;
  readonly unused: ReadonlySet<string>;
}

// Of one structure, it depends on nothing else but where the model begins and ends.
const last = new WeakMap<Structure, Found>();

/** Ids of nodes that are not part of the model: no output is reached from them, and they are no listed input. */
export function unusedNodes(graph: Graph, structure: Structure): ReadonlySet<string> {
  const known = last.get(structure);
  if (known && known.graph.outputs === graph.outputs && known.graph.inputs === graph.inputs)
    return known.unused;
  const { inputs, outputs } = graph;
  const unused = search(graph, structure);
  last.set(structure, { graph: { inputs, outputs }, unused });
  return unused;
}

function search({ nodes, inputs, outputs }: Graph, { index, sources }: Structure): ReadonlySet<string> {
  const used = new Uint8Array(index.size);
  // Those found so far; each is looked at once.
  const found = new Int32Array(index.size);
  let count = 0;
  const use = (at: number) => {
    if (used[at] === 1) return;
    used[at] = 1;
    found[count++] = at;
  };
  for (const { from } of outputs) {
    const at = index.get(from.node);
    if (at !== undefined) use(at);
  }
  for (let next = 0; next < count; next++) {
    const at = found[next] as number;
    for (let wire = sources.first[at] as number; wire < (sources.first[at + 1] as number); wire++)
      use(sources.nodes[wire] as number);
  }
  const unused = new Set<string>();
  if (count === index.size) return unused;
  const listed = new Set(inputs);
  for (const { id } of nodes) if (used[index.get(id) as number] === 0 && !listed.has(id)) unused.add(id);
  return unused;
}
