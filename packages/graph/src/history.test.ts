import { describe, expect, it } from 'vitest';
import { applyEdit } from './apply/apply-edit.js';
import { emptyDocument, type NetDocument } from './document.js';
import type { Edit } from './edit.js';
import { Random, randomDocument, randomEdit } from './fixtures/random-document.js';
import { History } from './history.js';

const named = (name: string): Edit => ({ type: 'set-document', property: 'name', value: name });

function make(
  document: NetDocument,
  history: History,
  edit: Edit,
  rest: { merge?: string; at?: number } = {},
) {
  const result = applyEdit(document, edit);
  if (!result.ok) throw new Error(result.reason);
  return { document: result.document, history: history.record({ edit, inverse: result.inverse, ...rest }) };
}

describe('History', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);

  it(`undoes and redoes any number of random edits (seed ${seed})`, () => {
    const random = new Random(seed);
    const texts: string[] = [];
    let document = randomDocument(random);
    let history = History.empty;
    texts.push(JSON.stringify(document));
    while (texts.length < 200) {
      const edit = randomEdit(random, document);
      const result = applyEdit(document, edit);
      if (!result.ok) continue;
      document = result.document;
      history = history.record({ edit, inverse: result.inverse });
      texts.push(JSON.stringify(document));
    }
    for (const text of texts.slice(0, -1).reverse()) {
      const step = history.undo(document);
      if (!step) throw new Error(`seed ${seed}: nothing to undo`);
      ({ history, document } = step);
      expect(JSON.stringify(document), `seed ${seed}`).toBe(text);
    }
    expect(history.canUndo).toBe(false);
    for (const text of texts.slice(1)) {
      const step = history.redo(document);
      if (!step) throw new Error(`seed ${seed}: nothing to redo`);
      ({ history, document } = step);
      expect(JSON.stringify(document), `seed ${seed}`).toBe(text);
    }
    expect(history.canRedo).toBe(false);
  });

  it('makes one step of what is typed quickly into one field', () => {
    let state = { document: emptyDocument('a'), history: History.empty };
    for (const [index, name] of ['ab', 'abc', 'abcd'].entries()) {
      state = make(state.document, state.history, named(name), { merge: 'name', at: index * 100 });
    }
    const undone = state.history.undo(state.document);
    expect(undone?.document.name).toBe('a');
    expect(undone?.history.canUndo).toBe(false);
    expect(undone?.history.redo(undone.document)?.document.name).toBe('abcd');
  });

  it.each<
    [
      string,
      (state: { document: NetDocument; history: History }) => { document: NetDocument; history: History },
    ]
  >([
    [
      'after a pause',
      ({ document, history }) => make(document, history, named('c'), { merge: 'name', at: 5000 }),
    ],
    [
      'in another field',
      ({ document, history }) => make(document, history, named('c'), { merge: 'other', at: 1 }),
    ],
    ['without a key', ({ document, history }) => make(document, history, named('c'))],
    [
      'once the field was left',
      ({ document, history }) => make(document, history.seal(), named('c'), { merge: 'name', at: 1 }),
    ],
  ])('makes two steps %s', (_when, second) => {
    const first = make(emptyDocument('a'), History.empty, named('b'), { merge: 'name', at: 0 });
    const { document, history } = second(first);
    expect(history.undo(document)?.document.name).toBe('b');
  });

  it('joins moves of several layers, whatever else was between', () => {
    const empty = emptyDocument('moves');
    const document: NetDocument = {
      ...empty,
      graph: { ...empty.graph, nodes: ['a', 'b'].map((id) => ({ id, name: id, kind: 'Dense', params: {} })) },
    };
    const move = (x: number): Edit => ({
      type: 'batch',
      edits: ['a', 'b'].map((id) => ({
        type: 'set-node',
        graph: 'main',
        id,
        property: 'position',
        value: { x, y: 0 },
      })),
    });
    let state = { document, history: History.empty };
    for (let x = 0; x < 500; x++)
      state = make(state.document, state.history, move(x), { merge: 'drag', at: x });
    state = make(
      state.document,
      state.history,
      { type: 'remove-node', graph: 'main', id: 'b' },
      { merge: 'drag', at: 501 },
    );
    expect(state.history.undo(state.document)?.document).toEqual(document);
  });

  it('forgets what was undone when something new is done', () => {
    const first = make(emptyDocument('a'), History.empty, named('b'));
    const undone = first.history.undo(first.document);
    if (!undone) throw new Error('nothing to undo');
    const other = make(undone.document, undone.history, named('c'));
    expect(other.history.canRedo).toBe(false);
    expect(other.history.undo(other.document)?.document.name).toBe('a');
  });
});
