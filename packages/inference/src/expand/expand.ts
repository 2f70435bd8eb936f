import type { Edge, Graph, NetDocument, Node, Port } from '@netwright/graph';
import { factsOf } from '../node-facts.js';
import { Builder, rootPlace } from './build.js';
import { divider } from './flat-id.js';
import { type Instance, isInput, type Source } from './instance.js';
import { GivenNames } from './names.js';
import { blocksOf } from './rules.js';

/** A document with its blocks opened: the network that is counted, exported and trained. */
export interface Expansion {
  /** The flat graph: layers only, and the blocks that cannot be opened. */
  readonly graph: Graph;
  /** The network itself, with the instances of its blocks. */
  readonly root: Instance;
  /** What divides the parts of an id. */
  readonly divider: string;
  /** What comes into each instance, by the flat graph, and the wires in it. */
  readonly laid: ReadonlyMap<Instance, Laid>;
}

/** An instance as it lies in the flat graph. */
export interface Laid {
  /** The output of the flat graph that feeds each input; undefined where nothing does. */
  readonly feeds: readonly (Port | undefined)[];
  readonly edges: readonly Edge[];
}

/**
 * Opens the blocks of a document. Pure, bounded whatever the document says, and undefined where there is nothing to
 * open: the drawn graph is then the flat one. Nodes, wires and lists in which nothing changed are those of before.
 */
export function expand(document: NetDocument, before: Expansion | undefined): Expansion | undefined {
  const { graph, blocks } = document;
  if (!factsOf(graph.nodes).opens) return undefined;
  const parts = divider(allIds(graph));
  const earlier = before?.divider === parts ? before : undefined;
  const builder = new Builder(blocksOf(blocks), new GivenNames(parts), parts);
  const root = builder.build(rootPlace(graph), earlier?.root, true);
  if (earlier && earlier.root === root) return earlier;
  const laid = new Map<Instance, Laid>();
  const nodes = new Collected(earlier?.graph.nodes);
  const edges = new Collected(earlier?.graph.edges);
  lay(root, [], earlier?.root, earlier, { laid, nodes, edges });
  const outputs = root.graph.outputs.flatMap((output, index) => {
    const from = fromOf(root.ends[index], []);
    return from ? [samePort(from, output.from) ? output : { ...output, from }] : [];
  });
  const flat: Graph = {
    ...root.graph,
    nodes: nodes.list(),
    edges: edges.list(),
    outputs: kept(outputs, earlier?.graph.outputs),
  };
  return { graph: flat, root, divider: parts, laid };
}

function* allIds({ nodes, edges }: Graph): Iterable<string> {
  for (const { id } of nodes) yield id;
  for (const { id } of edges) yield id;
}

interface Lists {
  readonly laid: Map<Instance, Laid>;
  readonly nodes: Collected<Node>;
  readonly edges: Collected<Edge>;
}

/** Lays an instance and those in it into the flat graph, each at the place of its block node. */
function lay(
  instance: Instance,
  feeds: Laid['feeds'],
  before: Instance | undefined,
  expansion: Expansion | undefined,
  lists: Lists,
): void {
  const was = before && expansion?.laid.get(before);
  const edges = edgesOf(instance, feeds, before, was);
  lists.laid.set(instance, { feeds, edges });
  for (const edge of edges) lists.edges.add(edge);
  let place = 0;
  for (const node of instance.graph.nodes) {
    const placed = instance.nodes[place];
    if (placed?.drawn === node) {
      // An input that nothing feeds says itself what it should be fed, so that what follows is known all the same.
      if (placed.input === undefined || feeds[placed.input] === undefined) lists.nodes.add(placed.flat);
      place++;
      continue;
    }
    const child = instance.children.get(node.id);
    if (child?.node !== node) continue;
    let own = child.feeds.map((source) => fromOf(source, feeds));
    const first = own;
    for (const [index, inside] of child.instances.entries()) {
      lay(inside, own, before?.children.get(node.id)?.instances[index], expansion, lists);
      own = first.map((feed, input) => (input < inside.ends.length ? fromOf(inside.ends[input], own) : feed));
    }
  }
}

function edgesOf(
  instance: Instance,
  feeds: Laid['feeds'],
  before: Instance | undefined,
  was: Laid | undefined,
): readonly Edge[] {
  if (was && before?.wires === instance.wires && sameFeeds(was.feeds, feeds)) return was.edges;
  const earlier = new Map(was?.edges.map((edge) => [edge.id, edge]));
  const edges: Edge[] = [];
  for (const { drawn, id, source, to } of instance.wires) {
    const from = fromOf(source, feeds) ?? unfed(instance, source);
    if (!from) continue;
    if (samePort(from, drawn.from) && samePort(to, drawn.to)) edges.push(drawn);
    else {
      const edge = earlier.get(id);
      edges.push(
        edge && samePort(edge.from, from) && samePort(edge.to, to) ? edge : { ...drawn, id, from, to },
      );
    }
  }
  return edges;
}

/** An output of the flat graph, where there is one. */
export function fromOf(source: Source | undefined, feeds: Laid['feeds']): Port | undefined {
  return source && isInput(source) ? feeds[source.input] : source;
}

/** The input itself, where nothing feeds it. */
function unfed({ nodes }: Instance, source: Source | undefined): Port | undefined {
  if (!source || !isInput(source)) return undefined;
  const entry = nodes.find(({ input }) => input === source.input);
  return entry && { node: entry.flat.id, port: 0 };
}

function samePort(a: Port, b: Port): boolean {
  return a === b || (a.node === b.node && a.port === b.port);
}

function sameFeeds(a: Laid['feeds'], b: Laid['feeds']): boolean {
  return (
    a.length === b.length && a.every((feed, at) => feed === b[at] || (feed && b[at] && samePort(feed, b[at])))
  );
}

function kept<T>(list: readonly T[], before: readonly T[] | undefined): readonly T[] {
  return before?.length === list.length && list.every((item, at) => item === before[at]) ? before : list;
}

/** A list that is the one of before where it comes to the same. */
class Collected<T> {
  private readonly items: T[] = [];
  private same = true;

  constructor(private readonly before: readonly T[] | undefined) {}

  add(item: T): void {
    if (this.same && this.before?.[this.items.length] !== item) this.same = false;
    this.items.push(item);
  }

  list(): readonly T[] {
    return this.same && this.before?.length === this.items.length ? this.before : this.items;
  }
}
