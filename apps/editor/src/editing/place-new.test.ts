import { cardSize } from '@netwright/drawing';
import type { Graph, LayerNode } from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import { placeNew } from './place-new.js';

const node = (id: string, x?: number, y?: number): LayerNode => ({
  id,
  name: id,
  kind: 'ReLU',
  params: {},
  ...(x === undefined || y === undefined ? {} : { position: { x, y } }),
});
const graph = (nodes: LayerNode[], ...wires: [string, string][]): Graph => ({
  nodes,
  edges: wires.map(([from, to], index) => ({
    id: `w${index}`,
    from: { node: from, port: 0 },
    to: { node: to, port: index },
  })),
  inputs: [],
  outputs: [],
});

/** Where cards lie after the edits. */
function placed(before: Graph, direction: 'down' | 'right' = 'down', near?: { x: number; y: number }) {
  const places = new Map(
    before.nodes.flatMap(({ id, position }) =>
      position ? [[id, { x: position.x, y: position.y }] as const] : [],
    ),
  );
  for (const edit of placeNew(before, direction, near) ?? [])
    if (edit.type === 'set-node') places.set(edit.id, edit.value as { x: number; y: number });
  return Object.fromEntries(places);
}

const overlap = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.abs(a.x - b.x) < cardSize.width && Math.abs(a.y - b.y) < cardSize.height;

describe('placeNew', () => {
  it('has nothing to do where every card has its place, or where none has', () => {
    expect(placeNew(graph([node('a', 0, 0)]), 'down')).toBeUndefined();
    expect(placeNew(graph([node('a'), node('b')]), 'down')).toBeUndefined();
  });

  it('puts a card below what feeds it, or to the right', () => {
    const chain = graph([node('a', 40, 100), node('b')], ['a', 'b']);
    expect(placed(chain)['b']).toEqual({ x: 40, y: 176 });
    expect(placed(chain, 'right')['b']).toEqual({ x: 40 + 228 + 96, y: 100 });
  });

  it('makes room on a tight wire: what follows moves on, what stands aside stays', () => {
    const after = placed(
      graph(
        [node('a', 0, 0), node('c', 0, 76), node('d', 0, 152), node('aside', 400, 76), node('b')],
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
      ),
    );
    expect(after).toEqual({
      a: { x: 0, y: 0 },
      b: { x: 0, y: 76 },
      c: { x: 0, y: 152 },
      d: { x: 0, y: 228 },
      aside: { x: 400, y: 76 },
    });
  });

  it('takes the middle of a long wire and moves nothing', () => {
    expect(
      placed(graph([node('a', 0, 0), node('c', 0, 400), node('b')], ['a', 'b'], ['b', 'c'])),
    ).toMatchObject({ b: { x: 0, y: 200 }, c: { x: 0, y: 400 } });
  });

  it('does not lie on another card', () => {
    const beside = placed(
      graph([node('a', 0, 0), node('skip', 0, 200), node('c', 0, 400), node('b')], ['a', 'b'], ['b', 'c']),
    );
    expect(overlap(beside['b'] as never, beside['skip'] as never)).toBe(false);
    const second = placed(
      graph([node('a', 0, 0), node('first', 0, 76), node('second')], ['a', 'first'], ['a', 'second']),
    );
    expect(overlap(second['second'] as never, second['first'] as never)).toBe(false);
  });

  it('puts a card that hangs on nothing where the person looks', () => {
    expect(placed(graph([node('a', 0, 0), node('b')]), 'down', { x: 600, y: 300 })['b']).toEqual({
      x: 600,
      y: 300,
    });
  });

  it('puts a merge between its branches', () => {
    expect(
      placed(graph([node('a', 0, 0), node('b', 400, 80), node('sum')], ['a', 'sum'], ['b', 'sum']))['sum'],
    ).toEqual({ x: 200, y: 156 });
  });
});
