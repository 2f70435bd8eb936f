import { type Edit, type Node, newId, uniqueName, type Value } from '@netwright/graph';
import { catalog, isKnown, type Shape, shapeText } from '@netwright/layers';
import { portAt } from '../ports.js';
import { type Candidate, type Case, weight } from './fix.js';
import { setParam } from './suggested.js';

/** Sizes of an example that people know: a picture of a classroom dataset, a row of numbers. */
const usual: ReadonlyMap<number, Shape> = new Map([
  [2, [null, 64]],
  [3, [null, 128, 8]],
  [4, [null, 28, 28, 1]],
  [5, [null, 16, 16, 16, 1]],
]);

/** Ways to feed an input that nothing feeds: by an Input of its own. */
export function entryOf(aCase: Case, target: string, port: number): Candidate[] {
  const { graph } = aCase;
  const node = graph.nodes.get(target);
  const entry = catalog.find((definition) => definition.entry !== undefined);
  const wanted = node?.definition && portAt(node.definition.inputs, port);
  if (!node || !entry?.entry || !wanted) return [];
  const ranks = wanted.ranks ?? [4, 2, 3].filter((rank) => rank >= (wanted.minRank ?? 0));
  return ranks.flatMap((rank): Candidate[] => {
    const shape = usual.get(rank);
    if (!shape) return [];
    const id = newId();
    const input: Node = {
      id,
      name: uniqueName(graph.graph, entry.aliases[0] ?? 'input'),
      kind: entry.kind,
      params: { [entry.entry?.shape as string]: shape as Value },
      ...placeAbove(node.node),
    };
    const edits: Edit[] = [
      { type: 'add-node', graph: graph.id, node: input, before: target },
      {
        type: 'add-edge',
        graph: graph.id,
        edge: { id: newId('w'), from: { node: id, port: 0 }, to: { node: target, port } },
        before: null,
      },
      { type: 'set-inputs', graph: graph.id, inputs: [...graph.graph.inputs, id] },
    ];
    return [{ title: `Put an ${entry.title} of ${shapeText(shape)} in front`, edits, weight: weight.insert }];
  });
}

/** A shape that people know for an Input that has none, or none that can be read. */
export function entryShapes({ problem, node, graph }: Case): Candidate[] {
  const name = node?.definition?.entry?.shape;
  if (!node || name === undefined || problem.where.param !== name) return [];
  return [...usual.values()].map((shape) => ({
    title: `Make it ${shapeText(shape)}`,
    edits: [setParam(graph.id, node.node.id, name, shape)],
    weight: weight.parameter,
  }));
}

/** Ways to feed an input from a layer that feeds nothing yet, or else from the one before it in the drawing. */
export function wireFromLast(aCase: Case, target: string, port: number): Candidate[] {
  const { graph } = aCase;
  const at = graph.graph.nodes.findIndex(({ id }) => id === target);
  const sources = graph.graph.nodes
    .slice(0, at)
    .reverse()
    .filter(({ id }) => isKnown(graph.nodes.get(id)?.outputs[0] ?? { shape: undefined, dtype: 'float32' }));
  const free = sources.filter(({ id }) => (graph.outgoing.get(id)?.length ?? 0) === 0);
  return [...free, ...sources.slice(0, 1)].slice(0, 3).map((source, index) => ({
    title: `Feed it from ${source.name}`,
    edits: [
      {
        type: 'add-edge',
        graph: graph.id,
        edge: { id: newId('w'), from: { node: source.id, port: 0 }, to: { node: target, port } },
        before: null,
      },
    ],
    weight: weight.parameter + index,
  }));
}

/** Fixed sizes for the open ones of the Inputs, the batch excepted. */
export function openSizesFilled(aCase: Case): Candidate[] {
  const { graph } = aCase;
  return [224, 32].flatMap((size): Candidate[] => {
    const edits: Edit[] = [];
    const said: string[] = [];
    for (const { node, definition, outputs } of graph.nodes.values()) {
      const shape = outputs[0]?.shape;
      if (!definition?.entry || !shape?.slice(1).includes(null)) continue;
      const channels = shape.length > 3 ? 3 : 64;
      const filled = shape.map((dim, axis) =>
        axis > 0 && dim === null ? (axis === shape.length - 1 ? channels : size) : (dim ?? null),
      );
      edits.push(setParam(graph.id, node.id, definition.entry.shape, filled));
      said.push(`${node.name} ${shapeText(filled)}`);
    }
    return edits.length === 0
      ? []
      : [{ title: `Fix the sizes: ${said.join(', ')}`, edits, weight: weight.otherLayer }];
  });
}

/** The batch of every Input left open. */
export function batchesOpened(aCase: Case): Candidate[] {
  const { graph } = aCase;
  const edits: Edit[] = [];
  for (const { node, definition, outputs } of graph.nodes.values()) {
    const shape = outputs[0]?.shape;
    if (!definition?.entry || typeof shape?.[0] !== 'number') continue;
    const value = [null, ...shape.slice(1).map((dim) => dim ?? null)];
    edits.push(setParam(graph.id, node.id, definition.entry.shape, value));
  }
  return edits.length === 0
    ? []
    : [{ title: 'Leave the size of the batch open', edits, weight: weight.parameter }];
}

function placeAbove({ position }: Node): { position?: { x: number; y: number } } {
  return position ? { position: { x: position.x, y: position.y - 76 } } : {};
}
