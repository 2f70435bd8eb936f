import type { Edge, NetDocument, Port } from '@netwright/graph';
import { type Analysis, exportedNames, flatNodes, isSafeName, type NodeAnalysis } from '@netwright/inference';
import { kerasTakesList } from '@netwright/layers';
import { identifierFor } from './identifier.js';
import { writingOrder } from './order.js';
import type { LayerUse, Program, ProgramFunction, Statement, Taken } from './types.js';
import { variablesOf } from './variables.js';

/** The program of a document. Every document has one: what is wrong stands in it as a fault, where it is wrong. */
export function program(document: NetDocument, analysis: Analysis): Program {
  return { name: modelName(document.name), functions: [buildModel(analysis)] };
}

/** The name of a document as Keras and every backend takes it for a model. */
export function modelName(name: string): string {
  if (isSafeName(name) && name.length <= 60) return name;
  const safe = name
    .slice(0, 200)
    .replace(/[^A-Za-z0-9_.-]+/g, '_')
    .replace(/^[^A-Za-z0-9]+|_+$/g, '')
    .slice(0, 60);
  return safe === '' ? 'model' : safe.toLowerCase();
}

function buildModel(analysis: Analysis): ProgramFunction {
  const { flat } = analysis;
  const { graph } = flat;
  const names = exportedNames(analysis);
  const order = writingOrder(
    flat,
    graph.inputs,
    graph.outputs.map(({ from }) => from.node),
  );
  const variables = variablesOf(graph, flat, order, names);
  const faults = faultsOf(analysis, new Set(order));
  const shared = sharedLayers(order, flat.nodes);
  const taken = new Set([...variables.values()].flat());
  const layerVariables = new Map<string, string>();
  const written = new Set<string>();
  const statements: Statement[] = [];
  const variableAt = ({ node, port }: Port) =>
    written.has(node) ? (variables.get(node)?.[port] ?? null) : null;
  for (const id of order) {
    const node = flat.nodes.get(id) as NodeAnalysis;
    const own = { node: id, faults: faults.get(id) ?? [] };
    const makes = variables.get(id) ?? [];
    const takes = takenBy(node, flat.incoming.get(id) ?? [], variableAt);
    written.add(id);
    if (node.definition?.inputs.length === 0) {
      statements.push({ ...own, type: 'input', layer: layerUse(node, names), makes });
      continue;
    }
    const asList = node.definition !== undefined && kerasTakesList(node.definition);
    const owner = shared.get(id);
    if (owner === undefined) {
      statements.push({ ...own, type: 'layer', layer: layerUse(node, names), makes, takes, asList });
      continue;
    }
    let variable = layerVariables.get(owner);
    if (variable === undefined) {
      variable = identifierFor(`${names.get(owner) ?? owner}_layer`, taken);
      layerVariables.set(owner, variable);
      const layer = layerUse(flat.nodes.get(owner) as NodeAnalysis, names);
      statements.push({ node: owner, faults: [], type: 'declare', layer, variable });
    }
    statements.push({ ...own, type: 'apply', variable, makes, takes, asList });
  }
  const ends = (ports: readonly Port[]) => ports.flatMap((port) => variableAt(port) ?? []);
  return {
    name: 'build_model',
    inputs: ends(graph.inputs.map((node) => ({ node, port: 0 }))),
    outputs: ends(graph.outputs.map(({ from }) => from)),
    statements,
    faults: faults.get('') ?? [],
  };
}

/** What goes into the inputs of a node, in the order of its ports. An optional input without a wire is left out. */
function takenBy(
  { definition }: NodeAnalysis,
  wires: readonly Edge[],
  variableAt: (from: Port) => string | null,
): readonly Taken[] {
  const takes: Taken[] = [];
  const ports = definition?.inputs ?? [];
  let gap = false;
  for (const [index, port] of ports.entries()) {
    const into = port.variadic
      ? wires.filter(({ to }) => to.port >= index)
      : wires.filter(({ to }) => to.port === index).slice(0, 1);
    if (into.length === 0 && port.optional) gap = true;
    else if (into.length === 0 && !port.variadic) takes.push({ variable: null });
    for (const { from } of into)
      takes.push({ variable: variableAt(from), ...(gap ? { input: port.name } : {}) });
  }
  return takes;
}

function layerUse({ node, definition, params }: NodeAnalysis, names: ReadonlyMap<string, string>): LayerUse {
  const name = names.get(node.id) ?? node.id;
  return { definition, params, name, ...(name === node.name ? {} : { drawnAs: node.name }) };
}

/** For each node that uses a layer together with others, the node that the layer belongs to. */
function sharedLayers(
  order: readonly string[],
  nodes: ReadonlyMap<string, NodeAnalysis>,
): ReadonlyMap<string, string> {
  const shared = new Map<string, string>();
  for (const id of order) {
    const owner = nodes.get(id)?.shares;
    // An operation has no weights to share: it is written anew.
    if (owner === undefined || nodes.get(id)?.definition?.targets.keras.operation) continue;
    shared.set(id, owner);
    shared.set(owner, owner);
  }
  return shared;
}

/** The messages of errors by the node at which they are shown: the first of theirs that is written; '' for none. */
function faultsOf(analysis: Analysis, written: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const faults = new Map<string, string[]>();
  for (const { severity, where, message } of analysis.problems) {
    if (severity !== 'error') continue;
    const id = flatNodes(analysis, where).find((node) => written.has(node)) ?? '';
    if (id === '' && where.nodes.length > 0) continue;
    const before = faults.get(id);
    if (before) before.push(message);
    else faults.set(id, [message]);
  }
  return faults;
}
