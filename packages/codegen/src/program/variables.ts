import type { Graph } from '@netwright/graph';
import type { GraphAnalysis } from '@netwright/inference';
import { identifierFor } from './identifier.js';
import { isElementwise } from './order.js';

/**
 * The variables of each node's outputs, as a careful person would call it. A chain reuses `x`; the model's ends are
 * `inputs` and `outputs`; what waits at a skip connection is its `shortcut`, the paths into a concatenation are
 * `branch_1`, `branch_2`, ...; whatever else is needed again later is called after its layer.
 *
 * @param order the nodes in the order in which they are written
 * @param names of the layers, safe and unique
 */
export function variablesOf(
  graph: Graph,
  analysis: GraphAnalysis,
  order: readonly string[],
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const place = new Map(order.map((id, index) => [id, index]));
  const end = order.length;
  const uses = usesOf(graph, analysis, place, end);
  const lastUse = (id: string) => Math.max(place.get(id) ?? 0, ...(uses.get(id) ?? []));
  const roles = rolesOf(analysis, order, place, uses, end);
  const variables = new Map<string, readonly string[]>();
  const usedPorts = portsUsed(graph, analysis);
  /** Until which statement a variable that is used again and again holds its value. */
  const heldUntil = new Map<string, number>();
  const taken = new Set<string>();
  for (const [index, id] of order.entries()) {
    const last = lastUse(id);
    const own = () => identifierFor(names.get(id) ?? id, taken);
    const free = (name: string) => (heldUntil.get(name) ?? -1) <= index;
    const hold = (name: string) => {
      heldUntil.set(name, last);
      return name;
    };
    const output = graph.outputs.filter(({ from }) => from.node === id);
    const role = roles.get(id);
    let name: string;
    if (graph.inputs.includes(id)) name = graph.inputs.length === 1 ? 'inputs' : own();
    else if (output.length > 0) name = graph.outputs.length === 1 ? 'outputs' : own();
    else if (role !== undefined && free(role)) name = hold(role);
    else if (last <= index + 1) name = 'x';
    else name = own();
    const count = analysis.nodes.get(id)?.outputs.length ?? 1;
    const ports = usedPorts.get(id);
    variables.set(
      id,
      Array.from({ length: Math.max(count, 1) }, (_, port) => {
        if (count > 1 && !ports?.has(port)) return '_';
        return port === 0 ? name : identifierFor(`${names.get(id) ?? id}_${port + 1}`, taken);
      }),
    );
  }
  return variables;
}

/** Which outputs of each node something uses. */
function portsUsed(graph: Graph, { outgoing }: GraphAnalysis): ReadonlyMap<string, ReadonlySet<number>> {
  const used = new Map<string, Set<number>>();
  for (const [id, wires] of outgoing) used.set(id, new Set(wires.map(({ from }) => from.port)));
  for (const { from } of graph.outputs) used.get(from.node)?.add(from.port);
  return used;
}

/** The statements that use each node's value; being returned counts as a use at the end. */
function usesOf(
  graph: Graph,
  { incoming }: GraphAnalysis,
  place: ReadonlyMap<string, number>,
  end: number,
): ReadonlyMap<string, readonly number[]> {
  const uses = new Map<string, number[]>();
  const use = (id: string, at: number) => {
    const before = uses.get(id);
    if (before) before.push(at);
    else uses.set(id, [at]);
  };
  for (const [id, at] of place) for (const { from } of incoming.get(id) ?? []) use(from.node, at);
  for (const { from } of graph.outputs) use(from.node, end);
  return uses;
}

/** Which nodes are on the way into a merge, and are called after that. */
function rolesOf(
  analysis: GraphAnalysis,
  order: readonly string[],
  place: ReadonlyMap<string, number>,
  uses: ReadonlyMap<string, readonly number[]>,
  end: number,
): ReadonlyMap<string, string> {
  const roles = new Map<string, string>();
  const wiresInto = (id: string) => analysis.incoming.get(id) ?? [];
  /** Used by one node only, and made by a layer: not an input. */
  const isPrivate = (id: string) => uses.get(id)?.length === 1 && wiresInto(id).length > 0;
  for (let index = order.length - 1; index >= 0; index--) {
    const id = order[index] as string;
    const next = uses.get(id)?.[0];
    if (next === undefined || next === end || !isPrivate(id)) continue;
    const consumer = order[next] as string;
    const wires = wiresInto(consumer);
    if (wires.length === 1) {
      const role = roles.get(consumer);
      if (role !== undefined && next === index + 1 && isPrivate(consumer)) roles.set(id, role);
      continue;
    }
    if (wires.filter(({ from }) => isPrivate(from.node)).length < 2) continue;
    if (wires.length === 2 && isElementwise(analysis.nodes.get(consumer))) {
      const other = wires.find(({ from }) => from.node !== id)?.from.node;
      if (other !== undefined && (place.get(other) ?? 0) > index) roles.set(id, 'shortcut');
      continue;
    }
    roles.set(id, `branch_${wires.findIndex(({ from }) => from.node === id) + 1}`);
  }
  return roles;
}
