import { type Edit, removeNodes } from '@netwright/graph';
import { entryOf } from './entries.js';
import { type Candidate, type Case, weight } from './fix.js';

/** Ways to say anew where the model begins and ends. */
export function endCandidates(aCase: Case): Candidate[] {
  const { problem, graph, document, node } = aCase;
  const { inputs, outputs } = graph.graph;
  const setInputs = (ids: readonly string[]): Edit => ({ type: 'set-inputs', graph: graph.id, inputs: ids });
  const setOutputs = (list: typeof outputs): Edit => ({
    type: 'set-outputs',
    graph: graph.id,
    outputs: list,
  });
  const one = (title: string, edit: Edit, cost: number): Candidate => ({
    title,
    edits: [edit],
    weight: cost,
  });
  const name = node?.node.name ?? '';
  const id = node?.node.id ?? '';
  switch (problem.code) {
    case 'graph/input-not-listed':
      return [one(`List ${name} among the inputs`, setInputs([...inputs, id]), weight.list)];
    case 'graph/input-listed-twice':
      return [one(`List ${name} once`, setInputs([...new Set(inputs)]), weight.list)];
    case 'graph/listed-input-missing':
      return [
        one('Take it off the list', setInputs(inputs.filter((each) => graph.nodes.has(each))), weight.list),
      ];
    case 'graph/listed-input-is-none':
      return [one(`Take ${name} off the list`, setInputs(inputs.filter((each) => each !== id)), weight.list)];
    case 'graph/output-from-nowhere':
    case 'graph/output-name-taken': {
      const wrong = outputs
        .map((output, index) => ({ output, index }))
        .filter(({ output, index }) =>
          problem.code === 'graph/output-name-taken'
            ? outputs.findIndex((first) => first.name === output.name) !== index
            : output.name === problem.where.output && !isThere(aCase, output.from),
        );
      const bad = new Set(wrong.map(({ index }) => index));
      const taken = new Set(outputs.map((output) => output.name));
      const renamed = outputs.map((output, index) =>
        bad.has(index) ? { ...output, name: freeName(output.name, taken) } : output,
      );
      return [
        ...(problem.code === 'graph/output-name-taken'
          ? [one('Give it another name', setOutputs(renamed), weight.list)]
          : standIns(aCase).map(({ node, named }, index) =>
              one(
                `Take it from ${named}`,
                setOutputs(
                  outputs.map((output, at) =>
                    bad.has(at) ? { ...output, from: { node, port: 0 } } : output,
                  ),
                ),
                weight.parameter + index,
              ),
            )),
        one('Remove the output', setOutputs(outputs.filter((_, index) => !bad.has(index))), weight.wire),
      ];
    }
    case 'graph/no-output':
    case 'graph/unused': {
      const taken = new Set(outputs.map((output) => output.name));
      const leaves = problem.code === 'graph/no-output' ? lastLayers(aCase) : lastBehind(aCase, id);
      const made = leaves.map((leaf) => ({
        name: freeName(graph.nodes.get(leaf)?.node.name ?? 'output', taken),
        from: { node: leaf, port: 0 },
      }));
      if (made.length === 0) return [];
      const names = made.map(({ name }) => name).join(', ');
      const add = one(`Make ${names} an output`, setOutputs([...outputs, ...made]), weight.list);
      return problem.code === 'graph/no-output'
        ? [add]
        : [add, one(`Remove ${name}`, removeNodes(document, graph.id, [id]), weight.remove)];
    }
    case 'graph/input-not-used':
      return [one(`Remove ${name}`, removeNodes(document, graph.id, [id]), weight.remove)];
    case 'graph/no-input':
      return unfed(aCase).flatMap((target) => entryOf(aCase, target, 0));
    default:
      return [];
  }
}

function isThere({ graph }: Case, { node, port }: { node: string; port: number }): boolean {
  const source = graph.nodes.get(node);
  return source !== undefined && (!source.inferred || port < source.outputs.length);
}

/** What an output can come from whose source is not there: another output of the same layer, or the last layers. */
function standIns(aCase: Case): readonly { readonly node: string; readonly named: string }[] {
  const { node, graph } = aCase;
  const taken = new Set(graph.graph.outputs.map(({ from }) => from.node));
  const last = lastLayers(aCase).filter((id) => !taken.has(id));
  return [...(node && node.outputs.length > 0 ? [node.node.id] : []), ...last].map((id) => ({
    node: id,
    named: graph.nodes.get(id)?.node.name ?? '',
  }));
}

/** The last layer in the order of computing, and others that feed nothing. */
function lastLayers({ graph }: Case): string[] {
  const leaves = graph.order.filter(
    (id) =>
      (graph.outgoing.get(id)?.length ?? 0) === 0 && graph.nodes.get(id)?.definition?.entry === undefined,
  );
  return leaves.length > 0 ? leaves.slice(-4) : graph.order.slice(-1);
}

/** What feeds nothing, among what depends on a layer. */
function lastBehind({ graph }: Case, start: string): string[] {
  const seen = new Set([start]);
  const open = [start];
  const last: string[] = [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const edges = graph.outgoing.get(id) ?? [];
    if (edges.length === 0) last.push(id);
    for (const { to } of edges) {
      if (seen.has(to.node)) continue;
      seen.add(to.node);
      open.push(to.node);
    }
  }
  return last;
}

/** Layers that want an input and have no wire at all. */
function unfed({ graph }: Case): string[] {
  return graph.order
    .filter(
      (id) =>
        (graph.incoming.get(id)?.length ?? 0) === 0 &&
        (graph.nodes.get(id)?.definition?.inputs.length ?? 0) > 0,
    )
    .slice(0, 2);
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  taken.add(name);
  return name;
}
