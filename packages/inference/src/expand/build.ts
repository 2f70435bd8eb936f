import {
  type BlockNode,
  type Edge,
  type Graph,
  isBlockNode,
  mostNodes,
  type Node,
  type Port,
} from '@netwright/graph';
import { type Drawn, drawnIn } from './drawn.js';
import { repetition, written } from './flat-id.js';
import {
  type Child,
  type Instance,
  isInput,
  type Placed,
  type Refused,
  type Source,
  type Wire,
} from './instance.js';
import { filledName, type GivenNames } from './names.js';
import { presentGraph } from './present.js';
import { type Blocks, repeatOf, roomFor } from './rules.js';

/** What decides what an instance comes to, beside the blocks in it. */
export type Place = Omit<Instance, 'nodes' | 'wires' | 'children' | 'refused' | 'ends'>;

/** Builds instances from the inside out, and takes over those of before in which nothing changed. */
export class Builder {
  constructor(
    private readonly blocks: Blocks,
    private readonly given: GivenNames,
    private readonly divider: string,
  ) {}

  /**
   * @param before what stood at this place before
   * @param sameNames whether all names that are given from outside are as they were
   */
  build(place: Place, before: Instance | undefined, sameNames: boolean): Instance {
    const drawn = drawnIn(place.graph);
    const children = new Map<string, Child>();
    const refused: Refused[] = [];
    let room = mostNodes - (place.prefix === '' ? place.graph.nodes.length : 0);
    for (const node of drawn.blocks) {
      const refusal = this.blocks.refusal(place.graphId, node, room);
      if (refusal === undefined) {
        if (place.prefix === '') room -= roomFor(node, this.blocks);
        children.set(node.id, this.child(place, node, drawn, before?.children.get(node.id), sameNames));
      } else refused.push({ node, refusal });
    }
    if (
      before &&
      sameNames &&
      samePlace(before, place) &&
      sameChildren(before.children, children) &&
      refused.length === before.refused.length &&
      refused.every((each, at) => each.refusal === before.refused[at]?.refusal)
    ) {
      return before.node === place.node ? before : { ...before, ...place };
    }
    const sources = new Sources(place, drawn, children);
    const nodes = this.nodes(place, drawn, children, before);
    const wires = wiresOf(place, drawn, children, sources);
    const ends = place.graph.outputs.map(({ from }) => sources.of(from));
    return { ...place, nodes, wires, children: fed(children, sources), refused, ends };
  }

  private child(
    place: Place,
    node: BlockNode,
    { byId, intoBlocks }: Drawn,
    before: Child | undefined,
    sameNames: boolean,
  ): Child {
    const { block } = this.blocks.byId.get(node.block) as NonNullable<ReturnType<Blocks['byId']['get']>>;
    const count = repeatOf(node) as number;
    const graph = presentGraph(block.graph);
    const scope = { instance: place.name, index: place.repetitions.at(-1) ?? 0 };
    const id = place.prefix + written(node.id);
    const own = this.given.get(id) ?? (place.prefix === '' ? node.name : filledName(node.name, scope));
    this.given.add(id, node);
    const owner = ownerOf(place, node, byId);
    const same = sameNames && before?.node.names === node.names;
    const names = place.names === '' ? own : `${place.names}/${own}`;
    const instances: Instance[] = [];
    for (let index = 0; index < count; index++) {
      const part = repetition(node.id, index);
      const inside: Place = {
        graph,
        graphId: block.id,
        prefix: place.prefix + part + this.divider,
        path: [...place.path, node.id],
        repetitions: [...place.repetitions, index],
        block,
        node,
        name: own,
        names: count === 1 ? names : `${names}[${index}]`,
        owner: owner && owner.prefix + repetition(owner.id, index) + this.divider,
      };
      instances.push(this.build(inside, before?.instances[index], same));
    }
    const into = intoBlocks.get(node.id);
    const wires = graph.inputs.map((_, input) => into?.get(input));
    const ends = endsOf(instances);
    return { node, instances, wires, feeds: [], ends };
  }

  private nodes(
    place: Place,
    { byId, entries }: Drawn,
    children: ReadonlyMap<string, Child>,
    before: Instance | undefined,
  ): readonly Placed[] {
    const earlier = new Map(before?.nodes.map((placed) => [placed.drawn, placed]));
    const inside = place.block !== undefined;
    const placed: Placed[] = [];
    for (const drawn of place.graph.nodes) {
      if (byId.get(drawn.id) !== drawn || children.has(drawn.id)) continue;
      const flat = inside ? this.flat(place, drawn, earlier.get(drawn)?.flat) : drawn;
      const input = inside ? entries.get(drawn.id) : undefined;
      placed.push(input === undefined ? { drawn, flat } : { drawn, flat, input });
    }
    return placed;
  }

  private flat(place: Place, drawn: Node, before: Node | undefined): Node {
    const scope = { instance: place.name, index: place.repetitions.at(-1) ?? 0 };
    const id = place.prefix + written(drawn.id);
    const name = this.given.get(id) ?? filledName(drawn.name, scope);
    const link = drawn.sharesWith;
    const shared =
      link === undefined && place.owner === undefined
        ? undefined
        : (place.owner ?? place.prefix) + written(link ?? drawn.id);
    if (before?.id === id && before.name === name && before.sharesWith === shared) return before;
    return { ...drawn, id, name, ...(shared === undefined ? {} : { sharesWith: shared }) };
  }
}

/** Where the layers are that those of a block node apply once more. */
function ownerOf(place: Place, { id, block, sharesWith }: BlockNode, byId: Drawn['byId']) {
  const other = sharesWith === undefined ? undefined : byId.get(sharesWith);
  const linked = other && isBlockNode(other) && other.block === block && other.sharesWith === undefined;
  if (place.owner === undefined && !linked) return undefined;
  return { prefix: place.owner ?? place.prefix, id: linked ? other.id : id };
}

function samePlace(before: Instance, now: Place): boolean {
  return (
    before.graph === now.graph &&
    before.graphId === now.graphId &&
    before.prefix === now.prefix &&
    before.name === now.name &&
    before.names === now.names &&
    before.owner === now.owner &&
    before.repetitions.at(-1) === now.repetitions.at(-1)
  );
}

function sameChildren(before: Instance['children'], now: Instance['children']): boolean {
  if (before.size !== now.size) return false;
  for (const [id, { instances }] of now) {
    const earlier = before.get(id)?.instances;
    if (earlier?.length !== instances.length || instances.some((each, at) => each !== earlier[at]))
      return false;
  }
  return true;
}

/** Of a chain of repetitions: an output that each passes on is an input of the first. */
function endsOf(instances: readonly Instance[]): readonly (Source | undefined)[] {
  const last = instances.at(-1);
  return (last?.ends ?? []).map((end) => {
    let source = end;
    for (let at = instances.length - 2; source && isInput(source) && at >= 0; at--) {
      const { ends } = instances[at] as Instance;
      if (source.input >= ends.length) break;
      source = ends[source.input];
    }
    return source;
  });
}

/** Where outputs inside one instance come from, through the blocks in it that pass something on. */
class Sources {
  private readonly passed = new Map<string, Source | undefined>();

  constructor(
    private readonly place: Place,
    private readonly drawn: Drawn,
    private readonly children: ReadonlyMap<string, Child>,
  ) {}

  of(port: Port): Source | undefined {
    const way: string[] = [];
    let at: Port | undefined = port;
    let found: Source | undefined;
    while (at) {
      const { node, port: output }: Port = at;
      const child = this.children.get(node);
      const end: Source | undefined = child ? child.ends[output] : this.layer(node, output);
      if (!child || !end || !isInput(end)) {
        found = end;
        break;
      }
      const key = `${end.input} ${node}`;
      if (this.passed.has(key)) {
        found = this.passed.get(key);
        break;
      }
      // A circle of blocks that only pass something on feeds nothing.
      this.passed.set(key, undefined);
      way.push(key);
      at = child.wires[end.input]?.from;
    }
    for (const key of way) this.passed.set(key, found);
    return found;
  }

  private layer(id: string, port: number): Source | undefined {
    if (this.place.block === undefined) return { node: id, port };
    if (!this.drawn.byId.has(id)) return undefined;
    const input = this.drawn.entries.get(id);
    if (input === undefined) return { node: this.place.prefix + written(id), port };
    return port === 0 ? { input } : undefined;
  }
}

function wiresOf(
  place: Place,
  { byId }: Drawn,
  children: ReadonlyMap<string, Child>,
  sources: Sources,
): readonly Wire[] {
  const wires: Wire[] = [];
  const inside = place.block !== undefined;
  for (const drawn of place.graph.edges) {
    const { to } = drawn;
    if (children.has(to.node) || (inside && !byId.has(to.node))) continue;
    const source = sources.of(drawn.from);
    if (!inside) wires.push({ drawn, id: drawn.id, source, to });
    else {
      const node = place.prefix + written(to.node);
      wires.push({ drawn, id: place.prefix + written(drawn.id), source, to: { node, port: to.port } });
    }
  }
  return wires;
}

function fed(children: ReadonlyMap<string, Child>, sources: Sources): ReadonlyMap<string, Child> {
  const feed = (wire: Edge | undefined) => wire && sources.of(wire.from);
  return new Map([...children].map(([id, child]) => [id, { ...child, feeds: child.wires.map(feed) }]));
}

/** The place of the network itself. */
export function rootPlace(graph: Graph): Place {
  return {
    graph: presentGraph(graph),
    graphId: 'main',
    prefix: '',
    path: [],
    repetitions: [],
    block: undefined,
    node: undefined,
    name: '',
    names: '',
    owner: undefined,
  };
}
