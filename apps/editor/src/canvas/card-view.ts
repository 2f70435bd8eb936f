import { blockLine } from '@netwright/drawing';
import type { Block, Edge, GraphId } from '@netwright/graph';
import type { GraphAnalysis, NodeAnalysis, Problem } from '@netwright/inference';
import { type LayerDefinition, shapeText, typeText } from '@netwright/layers';

/** Everything a card shows, so that a card is drawn anew only when this changes. */
export interface CardView {
  readonly id: string;
  readonly name: string;
  readonly definition: LayerDefinition | undefined;
  readonly kind: string;
  /** A block that is opened: it has a glyph and a colour of its own. */
  readonly isBlock: boolean;
  /** The parameters that matter, in the field's shorthand. */
  readonly line: string;
  readonly count: number | undefined;
  readonly macs: number | null;
  readonly status: NodeAnalysis['status'];
  /** In place of the line: what is wrong, or what it waits for. */
  readonly trouble: string | undefined;
  readonly severity: Problem['severity'] | undefined;
  readonly unused: boolean;
  readonly inputs: CardPorts;
  /** How many ports it has where wires begin. */
  readonly outputs: number;
  /** The shape that comes out where no wire carries it on. */
  readonly end:
    | { readonly shape: string; readonly type: string; readonly output: string | undefined }
    | undefined;
  /** For a screen reader: name, kind, shape, connections, problems. */
  readonly spoken: string;
}

/** The input ports of a card, as circles along its edge. */
export interface CardPorts {
  /** Names of the ports that stand there, one after the other. */
  readonly names: readonly string[];
  /** Port of a variadic input that is free: the next wire goes there. */
  readonly free: number | undefined;
}

/** Cards by id, each the same object as before where nothing that it shows changed. */
export type CardViews = ReadonlyMap<string, CardView>;

interface Made {
  readonly sources: readonly unknown[];
  readonly view: CardView;
}
const memory = new WeakMap<CardViews, ReadonlyMap<string, Made>>();

/** What every card of the graph shows. Cards of `before` are taken over where nothing changed. */
export function cardViews(graph: GraphAnalysis, before?: CardViews): CardViews {
  const old = before && memory.get(before);
  const outputs = new Map<string, string>();
  for (const { name, from } of graph.graph.outputs) outputs.set(from.node, name);
  const roots = new Map<string, string | undefined>();
  const made = new Map<string, Made>();
  const views = new Map<string, CardView>();
  for (const [id, node] of graph.nodes) {
    const incoming = graph.incoming.get(id) ?? [];
    const outgoing = graph.outgoing.get(id) ?? [];
    const cause = node.status === 'waiting' ? causeOf(graph, id, roots) : undefined;
    const sources = [
      node.node.name,
      node.node.position === undefined,
      node.status,
      node.params,
      node.outputs,
      node.count,
      node.problems,
      node.definition,
      node.block?.block,
      node.block?.layers,
      incoming,
      outgoing,
      outputs.get(id),
      graph.unused.has(id),
      cause,
    ];
    const known = old?.get(id);
    const one =
      known && sources.every((source, index) => source === known.sources[index])
        ? known
        : {
            sources,
            view: cardView(graph.id, node, incoming, outgoing, outputs.get(id), graph.unused.has(id), cause),
          };
    made.set(id, one);
    views.set(id, one.view);
  }
  memory.set(views, made);
  return views;
}

function cardView(
  _graph: GraphId,
  analysis: NodeAnalysis,
  incoming: readonly Edge[],
  outgoing: readonly Edge[],
  output: string | undefined,
  unused: boolean,
  cause: string | undefined,
): CardView {
  const { node, definition, subject, params, status, outputs, count, macs, problems, block } = analysis;
  const worst = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  const error = worst?.severity === 'error' ? worst : undefined;
  const kind = definition?.title ?? subject?.kind ?? 'Block';
  const line = definition
    ? definition.label(params) || kind
    : block
      ? blockLine(analysis)
      : `${kind}, not known here`;
  const [tensor] = outputs;
  const trouble = error
    ? fewWords(error)
    : status === 'waiting'
      ? cause === undefined
        ? 'waits for its input'
        : `waits for ${cause}`
      : undefined;
  return {
    id: node.id,
    name: node.name,
    definition,
    kind,
    isBlock: block !== undefined,
    line,
    count: count?.total,
    macs,
    status,
    trouble,
    severity: worst?.severity,
    unused,
    inputs: block ? blockPorts(block.block) : portsOf(definition, incoming),
    outputs: Math.min(64, Math.max(1, outputs.length, ...outgoing.map(({ from }) => from.port + 1))),
    end:
      outgoing.length === 0 && tensor
        ? { shape: tensor.shape === undefined ? '' : shapeText(tensor.shape), type: typeText(tensor), output }
        : undefined,
    spoken: [
      `${node.name}, ${kind}`,
      line === kind ? '' : line,
      tensor ? `output ${shapeText(tensor.shape)}` : '',
      count && count.total > 0 ? `${count.total.toLocaleString('en-US')} parameters` : '',
      `${incoming.length} in, ${outgoing.length} out`,
      output === undefined ? '' : `is the model's output ${output}`,
      ...problems.map(({ message }) => message),
      status === 'waiting' ? (trouble ?? '') : '',
    ]
      .filter(Boolean)
      .join('; '),
  };
}

/** What is wrong, short enough for a card. The whole sentence is in the popover. */
export function fewWords({ code, message, expected, received }: Problem): string {
  if (expected && received && code.endsWith('-differ')) return `${expected} ≠ ${received}`;
  const [first = message] = message.split(/[:;]|\. /);
  return first.replace(/\.$/, '');
}

/** A port for each input of a block, called as that is. */
function blockPorts({ graph: { inputs, nodes } }: Block): CardPorts {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return { names: inputs.slice(0, 64).map((id) => names.get(id) ?? id), free: undefined };
}

/** The ports that a card shows: for a variadic input one for each wire and one that is free. */
function portsOf(definition: LayerDefinition | undefined, incoming: readonly Edge[]): CardPorts {
  const wired = incoming.map(({ to }) => to.port);
  const most = Math.max(-1, ...wired);
  if (!definition)
    return { names: Array.from({ length: most + 1 }, (_, port) => `input ${port + 1}`), free: undefined };
  const last = definition.inputs[definition.inputs.length - 1];
  if (!last?.variadic) return { names: definition.inputs.map(({ name }) => name), free: undefined };
  // Wires that a file put at high port numbers still get a circle each, up to a number that can be drawn.
  const next = Math.min(Math.max(most + 1, definition.inputs.length - 1), 63);
  return {
    names: Array.from(
      { length: next },
      (_, port) => definition.inputs[port]?.name ?? `${last.name} ${port + 1}`,
    ),
    free: next,
  };
}

/** The name of the broken layer that this one waits for. */
function causeOf(
  graph: GraphAnalysis,
  id: string,
  known: Map<string, string | undefined>,
): string | undefined {
  if (known.has(id)) return known.get(id);
  known.set(id, undefined);
  for (const { from } of graph.incoming.get(id) ?? []) {
    const source = graph.nodes.get(from.node);
    if (!source || source.status === 'ok') continue;
    const cause = source.status === 'waiting' ? causeOf(graph, from.node, known) : source.node.name;
    if (cause !== undefined) {
      known.set(id, cause);
      return cause;
    }
  }
  return undefined;
}
