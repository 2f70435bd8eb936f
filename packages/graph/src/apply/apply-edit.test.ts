import { describe, expect, it } from 'vitest';
import { emptyDocument, type LayerNode, type NetDocument } from '../document.js';
import type { Edit } from '../edit.js';
import { Random, randomDocument, randomEdit } from '../fixtures/random-document.js';
import { applyEdit } from './apply-edit.js';

const node = (id: string, rest: object = {}): LayerNode => ({
  id,
  name: id,
  kind: 'Dense',
  params: {},
  ...rest,
});

function chain(...ids: string[]): NetDocument {
  const empty = emptyDocument('chain');
  return {
    ...empty,
    graph: {
      nodes: ids.map((id) => node(id)),
      edges: ids.slice(1).map((id, index) => ({
        id: `w${index}`,
        from: { node: ids[index] as string, port: 0 },
        to: { node: id, port: 0 },
      })),
      inputs: [ids[0] as string],
      outputs: [{ name: 'out', from: { node: ids[ids.length - 1] as string, port: 0 } }],
    },
  };
}

/** JSON shows what `toEqual` does not look at: the order of properties. */
const text = (document: NetDocument): string => JSON.stringify(document);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) frozen(item);
  }
  return value;
}

describe('applyEdit', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);

  it(`takes back random edits of random documents to the letter (seed ${seed})`, () => {
    const random = new Random(seed);
    let applied = 0;
    let refused = 0;
    for (let round = 0; round < 150; round++) {
      let document = frozen(randomDocument(random));
      for (let step = 0; step < 12; step++) {
        const edit = frozen(randomEdit(random, document));
        const result = applyEdit(document, edit);
        if (!result.ok) {
          refused++;
          expect(result.reason).toMatch(/\.$/);
          continue;
        }
        applied++;
        const back = applyEdit(result.document, result.inverse);
        expect(back.ok, `${seed}: ${JSON.stringify(edit)}`).toBe(true);
        if (!back.ok) return;
        expect(text(back.document), `${seed}: ${JSON.stringify(edit)}`).toBe(text(document));
        const again = applyEdit(back.document, back.inverse);
        expect(again.ok && text(again.document), `${seed}: ${JSON.stringify(edit)}`).toBe(
          text(result.document),
        );
        document = frozen(result.document);
      }
    }
    expect(applied).toBeGreaterThan(900);
    expect(refused).toBeGreaterThan(20);
  });

  it('leaves the identity of whatever it does not touch', () => {
    const before = chain('a', 'b', 'c');
    const result = applyEdit(before, {
      type: 'set-param',
      graph: 'main',
      id: 'b',
      in: 'params',
      name: 'units',
      value: 3,
    });
    if (!result.ok) throw new Error(result.reason);
    const after = result.document;
    expect(after.graph.nodes[0]).toBe(before.graph.nodes[0]);
    expect(after.graph.nodes[2]).toBe(before.graph.nodes[2]);
    expect(after.graph.nodes[1]).not.toBe(before.graph.nodes[1]);
    expect(after.graph.edges).toBe(before.graph.edges);
    expect(after.blocks).toBe(before.blocks);
  });

  it('is the same document where nothing changes', () => {
    const before = chain('a', 'b');
    const same: Edit[] = [
      { type: 'set-node', graph: 'main', id: 'a', property: 'name', value: 'a' },
      { type: 'set-param', graph: 'main', id: 'a', in: 'params', name: 'units', value: undefined },
      { type: 'set-param', graph: 'main', id: 'a', in: 'call', name: 'training', value: undefined },
      { type: 'batch', edits: [] },
    ];
    for (const edit of same) {
      const result = applyEdit(before, edit);
      expect(result.ok && result.document).toBe(before);
    }
  });

  it('does all of a batch or nothing', () => {
    const before = chain('a', 'b');
    const result = applyEdit(before, {
      type: 'batch',
      edits: [
        { type: 'remove-node', graph: 'main', id: 'a' },
        { type: 'remove-node', graph: 'main', id: 'nobody' },
      ],
    });
    expect(result).toEqual({ ok: false, reason: 'There is no layer with the id "nobody".' });
    expect(text(before)).toBe(text(chain('a', 'b')));
  });

  it.each<[string, Edit, RegExp]>([
    ['an id that is taken', { type: 'add-node', graph: 'main', node: node('a'), before: null }, /already/],
    [
      'an unknown graph',
      { type: 'remove-node', graph: 'nowhere', id: 'a' },
      /no block with the id "nowhere"/,
    ],
    [
      'an unknown place',
      { type: 'add-node', graph: 'main', node: node('x'), before: 'y' },
      /to stand in front of/,
    ],
    ['another id', { type: 'set-node', graph: 'main', id: 'a', property: 'id', value: 'z' }, /never changes/],
    [
      'a name that is no text',
      { type: 'set-node', graph: 'main', id: 'a', property: 'name', value: 3 },
      /name of a layer/,
    ],
    [
      'no name',
      { type: 'set-node', graph: 'main', id: 'a', property: 'name', value: undefined },
      /without its name/,
    ],
    [
      'arguments of a block',
      { type: 'set-param', graph: 'main', id: 'a', in: 'args', name: 'n', value: 1 },
      /cannot have/,
    ],
    [
      'a number that JSON lacks',
      { type: 'set-param', graph: 'main', id: 'a', in: 'params', name: 'n', value: Number.NaN },
      /cannot be saved|can be saved/,
    ],
    [
      'the id of the network for a block',
      {
        type: 'add-block',
        block: { id: 'main', name: '', parameters: [], graph: emptyDocument('').graph },
        before: null,
      },
      /cannot have the id "main"/,
    ],
    [
      'a document without a name',
      { type: 'set-document', property: 'name', value: undefined },
      /without its name/,
    ],
  ])('refuses %s', (_what, edit, reason) => {
    const result = applyEdit(chain('a', 'b'), edit);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.reason).toMatch(reason);
  });

  it('keeps a parameter that is called __proto__', () => {
    const result = applyEdit(chain('a'), {
      type: 'set-param',
      graph: 'main',
      id: 'a',
      in: 'params',
      name: '__proto__',
      value: 1,
    });
    expect(result.ok && text(result.document)).toContain('"params":{"__proto__":1}');
  });

  it('removes five thousand nodes within a second', () => {
    const ids = Array.from({ length: 5000 }, (_, index) => `n${index}`);
    const start = Date.now();
    const result = applyEdit(chain(...ids), {
      type: 'batch',
      edits: ids.map((id) => ({ type: 'remove-node', graph: 'main', id })),
    });
    expect(result.ok && result.document.graph.nodes.length).toBe(0);
    expect(Date.now() - start).toBeLessThan(1000);
  });
});
