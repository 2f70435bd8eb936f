import { batch, connect, emptyDocument, type LayerNode } from '@netwright/graph';
import { beforeEach, describe, expect, it } from 'vitest';
import { editor } from './editor.js';

const layer = (id: string, kind: string, params: LayerNode['params'] = {}): LayerNode => ({
  id,
  name: id,
  kind,
  params,
});
const add = (node: LayerNode) => ({ type: 'add-node', graph: 'main', node, before: null }) as const;

beforeEach(() => {
  editor().openDocument(emptyDocument('test'), { id: 'test', from: 'new' });
  editor().edit(add(layer('in', 'InputLayer', { batchShape: [null, 4] })));
  editor().edit(
    batch('Add', [
      add(layer('a', 'Dense', { units: 3 })),
      connect(editor().document, 'main', { node: 'in', port: 0 }, { node: 'a', port: 0 }),
    ]),
  );
});

describe('edit', () => {
  it('gives new cards a place and the model its ends, and analyses, in one undo step', () => {
    const { document, analysis } = editor();
    expect(document.graph.inputs).toEqual(['in']);
    expect(document.graph.outputs).toEqual([{ name: 'output', from: { node: 'a', port: 0 } }]);
    expect(document.graph.nodes.map(({ position }) => position)).not.toContain(undefined);
    expect(analysis.totals.params.total).toBe(15);
    editor().undo();
    expect(editor().document.graph.nodes.map(({ id }) => id)).toEqual(['in']);
    expect(editor().document.graph.outputs).toEqual([]);
    editor().redo();
    expect(editor().document).toEqual(document);
  });

  it('everything can be undone, back to the empty board, and done again', () => {
    const { document } = editor();
    while (editor().history.canUndo) editor().undo();
    expect(editor().document).toEqual(emptyDocument('test'));
    while (editor().history.canRedo) editor().redo();
    expect(editor().document).toEqual(document);
  });

  it('what is typed into one field is one step until it is settled', () => {
    const units = (value: number) =>
      editor().edit(
        { type: 'set-param', graph: 'main', id: 'a', in: 'params', name: 'units', value },
        { merge: 'units' },
      );
    units(1);
    units(12);
    units(128);
    editor().settle();
    units(7);
    editor().undo();
    expect(editor().document.graph.nodes[1]).toMatchObject({ params: { units: 128 } });
    editor().undo();
    expect(editor().document.graph.nodes[1]).toMatchObject({ params: { units: 3 } });
  });

  it('refuses what cannot be done, says so and changes nothing', () => {
    const { document, history } = editor();
    expect(editor().edit({ type: 'remove-node', graph: 'main', id: 'nowhere' })).toBe(false);
    expect(editor().document).toBe(document);
    expect(editor().history).toBe(history);
    expect(editor().notices.at(-1)).toMatchObject({ tone: 'error' });
  });

  it('leaves the ends alone where it is asked to', () => {
    editor().edit({ type: 'set-outputs', graph: 'main', outputs: [] }, { keepEnds: true });
    expect(editor().document.graph.outputs).toEqual([]);
  });

  it('what is gone is not selected any more', () => {
    editor().select(['in', 'a']);
    editor().undo();
    expect([...editor().selection]).toEqual(['in']);
  });
});

describe('openDocument', () => {
  it('begins anew: history, selection and what lay over the editor are gone', () => {
    const { opened } = editor();
    editor().select(['a']);
    editor().showOverlay({ type: 'start' });
    editor().openDocument(emptyDocument('other'), { id: 'other', from: 'new' });
    expect(editor()).toMatchObject({ opened: opened + 1, overlay: undefined });
    expect(editor().selection.size).toBe(0);
    expect(editor().history.canUndo).toBe(false);
  });
});

describe('placeCards', () => {
  it('is no undo step', () => {
    const { history } = editor();
    editor().placeCards(new Map([['a', { x: 100, y: 200 }]]));
    expect(editor().document.graph.nodes[1]?.position).toEqual({ x: 100, y: 200 });
    expect(editor().history).toBe(history);
  });
});
