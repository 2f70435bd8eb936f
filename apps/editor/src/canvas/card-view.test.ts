import {
  applyEdit,
  connect,
  type Edit,
  emptyDocument,
  type LayerNode,
  type NetDocument,
} from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { cardViews, fewWords } from './card-view.js';
import { inputPlaces } from './ports.js';
import { wireViews } from './wire-view.js';

const layer = (id: string, kind: string, params: LayerNode['params'] = {}): LayerNode => ({
  id,
  name: id,
  kind,
  params,
  position: { x: 0, y: 0 },
});

function apply(document: NetDocument, ...edits: Edit[]): NetDocument {
  return edits.reduce((before, edit) => {
    const result = applyEdit(before, edit);
    if (!result.ok) throw new Error(result.reason);
    return result.document;
  }, document);
}

/** image -> small, image -> large; small and large -> sum -> end. They have different shapes, so sum is broken. */
function broken(): NetDocument {
  const nodes = [
    layer('image', 'InputLayer', { batchShape: [null, 8, 8, 3] }),
    layer('small', 'Conv2D', { filters: 4, kernelSize: 3 }),
    layer('large', 'Conv2D', { filters: 4, kernelSize: 1 }),
    layer('sum', 'Add'),
    layer('end', 'Flatten'),
  ];
  const edges = (
    [
      ['image', 'small', 0],
      ['image', 'large', 0],
      ['small', 'sum', 0],
      ['large', 'sum', 1],
      ['sum', 'end', 0],
    ] as const
  ).map(([from, to, port]) => ({
    id: `${from}-${to}`,
    from: { node: from, port: 0 },
    to: { node: to, port },
  }));
  return {
    ...emptyDocument('test'),
    graph: { nodes, edges, inputs: ['image'], outputs: [{ name: 'out', from: { node: 'end', port: 0 } }] },
  };
}

describe('cardViews', () => {
  const document = broken();
  const analysis = analyze(document);
  const cards = cardViews(analysis.main);

  it('says on the broken card what is wrong, and on what depends on it what it waits for', () => {
    expect(cards.get('sum')).toMatchObject({ status: 'faulty', trouble: '6×6×4 ≠ 8×8×4' });
    expect(cards.get('end')).toMatchObject({ status: 'waiting', trouble: 'waits for sum' });
    expect(cards.get('small')).toMatchObject({
      status: 'ok',
      trouble: undefined,
      count: 112,
      line: '4 · 3×3',
    });
  });

  it('says everything to a screen reader', () => {
    expect(cards.get('small')?.spoken).toBe(
      'small, Conv2D; 4 · 3×3; output 6×6×4; 112 parameters; 1 in, 1 out',
    );
    expect(cards.get('end')?.spoken).toContain("is the model's output out");
  });

  it('shows the shape that comes out only where no wire carries it on', () => {
    expect(cards.get('small')?.end).toBeUndefined();
    expect(cards.get('end')?.end).toMatchObject({ output: 'out' });
  });

  it('a layer that takes any number of wires always has one port more than wires', () => {
    expect(cards.get('sum')?.inputs).toMatchObject({ free: 2 });
    expect(inputPlaces(cards.get('sum')!.inputs)).toHaveLength(3);
    expect(inputPlaces(cards.get('small')!.inputs)).toEqual([0.5]);
    expect(inputPlaces(cards.get('image')!.inputs)).toEqual([]);
  });

  it('keeps the very same cards where nothing changed that they show', () => {
    const moved = apply(document, {
      type: 'set-node',
      graph: 'main',
      id: 'large',
      property: 'position',
      value: { x: 40, y: 80 },
    });
    const after = cardViews(analyze(moved, analysis).main, cards);
    for (const [id, card] of after) expect(card, id).toBe(cards.get(id));

    const changed = apply(document, {
      type: 'set-param',
      graph: 'main',
      id: 'large',
      in: 'params',
      name: 'filters',
      value: 5,
    });
    const next = cardViews(analyze(changed, analysis).main, cards);
    expect([...next].filter(([id, card]) => card !== cards.get(id)).map(([id]) => id)).toEqual([
      'large',
      'sum',
    ]);
  });
});

describe('wireViews', () => {
  const document = broken();
  const analysis = analyze(document);
  const wires = wireViews(analysis.main);

  it('draws wires into a merge that do not fit in red, and what is not known pale', () => {
    const tones = Object.fromEntries([...wires].map(([id, { tone }]) => [id, tone]));
    expect(tones).toEqual({
      'image-small': 'plain',
      'image-large': 'plain',
      'small-sum': 'faulty',
      'large-sum': 'faulty',
      'sum-end': 'pale',
    });
    expect(wires.get('image-small')).toMatchObject({ shape: '8×8×3', type: 'float32[None,8,8,3]' });
  });

  it('grows with the tensor', () => {
    const big = apply(document, {
      type: 'set-param',
      graph: 'main',
      id: 'image',
      in: 'params',
      name: 'batchShape',
      value: [null, 512, 512, 64],
    });
    expect(wireViews(analyze(big).main).get('image-small')?.width).toBeGreaterThan(
      wires.get('image-small')!.width,
    );
  });

  it('keeps the very same wires where nothing changed', () => {
    const more = apply(document, {
      type: 'add-node',
      graph: 'main',
      node: layer('pool', 'MaxPooling2D'),
      before: null,
    });
    const wired = apply(
      more,
      connect(more, 'main', { node: 'small', port: 0 }, { node: 'pool', port: 0 }, 'new'),
    );
    const after = wireViews(analyze(wired, analysis).main, wires);
    for (const [id, wire] of wires) expect(after.get(id), id).toBe(wire);
    expect(after.get('new')?.shape).toBe('6×6×4');
  });
});

describe('fewWords', () => {
  const problem = (message: string, more: object = {}) => ({
    code: 'a/b',
    where: { graph: 'main', nodes: [] },
    severity: 'error' as const,
    message,
    ...more,
  });

  it.each([
    [
      problem('The window does not fit into the input: it covers 9.'),
      'The window does not fit into the input',
    ],
    [problem('One input is missing.'), 'One input is missing'],
    [problem('Not equal.', { code: 'merge/shapes-differ', expected: '2×2', received: '3×3' }), '2×2 ≠ 3×3'],
  ])('%o', (given, expected) => {
    expect(fewWords(given)).toBe(expected);
  });
});

describe('the card of a block', () => {
  const inside = [layer('in', 'InputLayer', { batchShape: [null, 4] }), layer('d', 'Dense', { units: 3 })];
  const document: NetDocument = {
    ...emptyDocument('test'),
    blocks: [
      {
        id: 'b',
        name: 'Stem',
        parameters: [],
        graph: {
          nodes: inside,
          edges: [{ id: 'w', from: { node: 'in', port: 0 }, to: { node: 'd', port: 0 } }],
          inputs: ['in'],
          outputs: [{ name: 'd', from: { node: 'd', port: 0 } }],
        },
      },
    ],
    graph: {
      nodes: [
        layer('x', 'InputLayer', { batchShape: [null, 4] }),
        { id: 'stem', name: 'stem', block: 'b', args: {}, repeat: 1, position: { x: 0, y: 0 } },
      ],
      edges: [{ id: 'e', from: { node: 'x', port: 0 }, to: { node: 'stem', port: 0 } }],
      inputs: ['x'],
      outputs: [{ name: 'y', from: { node: 'stem', port: 0 } }],
    },
  };

  it('says what is in it, what it comes to and what comes out', () => {
    expect(cardViews(analyze(document).main).get('stem')).toMatchObject({
      isBlock: true,
      line: 'Stem, 1 layer',
      count: 15,
      macs: 12,
      status: 'ok',
      trouble: undefined,
      inputs: { names: ['in'], free: undefined },
      outputs: 1,
      end: { shape: '3', output: 'y' },
    });
  });

  it('says what is wrong inside', () => {
    const edit: Edit = { type: 'set-param', graph: 'b', id: 'd', in: 'params', name: 'units', value: 0 };
    const card = cardViews(analyze(apply(document, edit)).main).get('stem');
    expect(card?.status).toBe('faulty');
    expect(card?.severity).toBe('error');
    expect(card?.trouble).toMatch(/units/i);
  });
});
