import type { Edge, Edit, Graph, Node } from '@netwright/graph';
import { isLayerNode } from '@netwright/graph';
import { findLayer } from '@netwright/layers';

/** Whether data comes in at that node. */
export function isEntry(node: Node): boolean {
  return isLayerNode(node) && findLayer(node.kind)?.entry !== undefined;
}

/**
 * The edits with which a model's inputs and outputs follow the drawing, or undefined where they do:
 * - every input layer is an input of the model, a new one comes last;
 * - a network without an output gets one where it has a single end;
 * - an output to which a layer was added moves on to the new end, keeping its name.
 */
export function endsEdit(before: Graph, after: Graph): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const inputs = nextInputs(after);
  if (!sameItems(inputs, after.inputs)) edits.push({ type: 'set-inputs', graph: 'main', inputs });
  const outputs = nextOutputs(before, after);
  if (!sameOutputs(outputs, after.outputs)) edits.push({ type: 'set-outputs', graph: 'main', outputs });
  return edits.length > 0 ? edits : undefined;
}

function nextInputs({ nodes, inputs }: Graph): readonly string[] {
  const there = new Map(nodes.map((node) => [node.id, node]));
  const kept = inputs.filter((id) => there.has(id));
  const listed = new Set(kept);
  return [...kept, ...nodes.filter((node) => !listed.has(node.id) && isEntry(node)).map((node) => node.id)];
}

type Outputs = Graph['outputs'];

function nextOutputs(before: Graph, after: Graph): Outputs {
  const there = new Map(after.nodes.map((node) => [node.id, node]));
  const targets = targetsOf(after.edges);
  const targetsBefore = targetsOf(before.edges);
  const next: Outputs[number][] = [];
  const taken = new Set<string>();
  for (const output of after.outputs) {
    const moved = movedOutput(output.from.node, there, targets, targetsBefore);
    if (moved === undefined || taken.has(`${moved} ${output.from.port}`)) continue;
    taken.add(`${moved} ${output.from.port}`);
    next.push(moved === output.from.node ? output : { ...output, from: { node: moved, port: 0 } });
  }
  if (next.length > 0) return next;
  const ends = after.nodes.filter((node) => !targets.has(node.id) && !isEntry(node));
  const [end] = ends;
  return end && ends.length === 1
    ? [{ name: freeName(after.outputs), from: { node: end.id, port: 0 } }]
    : next;
}

/** Where an output stands now; undefined where it is gone. */
function movedOutput(
  id: string,
  there: ReadonlyMap<string, Node>,
  now: Targets,
  before: Targets,
): string | undefined {
  const node = there.get(id);
  if (!node || (isEntry(node) && !now.has(id))) return undefined;
  if (!now.has(id) || before.has(id)) return id;
  const ends = nearest(id, now, (one) => !now.has(one));
  return ends.length === 1 ? ends[0] : id;
}

/** The nodes first met from here along `next` that `stops` takes. */
function nearest(id: string, next: Targets, stops: (id: string) => boolean): readonly string[] {
  const seen = new Set([id]);
  const found: string[] = [];
  const open = [...(next.get(id) ?? [])];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (stops(one)) found.push(one);
    else open.push(...(next.get(one) ?? []));
  }
  return found;
}

/** The nodes that each node feeds. */
type Targets = ReadonlyMap<string, readonly string[]>;

function targetsOf(edges: readonly Edge[]): Targets {
  const targets = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const list = targets.get(from.node);
    if (list) list.push(to.node);
    else targets.set(from.node, [to.node]);
  }
  return targets;
}

/** A name that no output has: `output`, `output_2`, ... */
export function freeName(outputs: Outputs): string {
  const taken = new Set(outputs.map(({ name }) => name));
  for (let count = 1; ; count++) {
    const name = count === 1 ? 'output' : `output_${count}`;
    if (!taken.has(name)) return name;
  }
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function sameOutputs(a: Outputs, b: Outputs): boolean {
  return a.length === b.length && a.every((output, index) => output === b[index]);
}
