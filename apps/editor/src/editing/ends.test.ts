import {
  applyEdit,
  batch,
  connect,
  type Edit,
  emptyDocument,
  type LayerNode,
  type NetDocument,
  removeNodes,
} from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import { endsEdit } from './ends.js';

const layer = (id: string, kind = 'Dense'): LayerNode => ({ id, name: id, kind, params: {} });
const add = (id: string, kind?: string): Edit => ({
  type: 'add-node',
  graph: 'main',
  node: layer(id, kind),
  before: null,
});

/** Applies an edit as the store does: the ends follow. */
function step(document: NetDocument, edit: Edit): NetDocument {
  const own = applyEdit(document, edit);
  if (!own.ok) throw new Error(own.reason);
  const ends = endsEdit(document.graph, own.document.graph);
  const result = ends ? applyEdit(own.document, batch('', ends)) : own;
  if (!result.ok) throw new Error(result.reason);
  return result.document;
}

const wire = (document: NetDocument, from: string, to: string, port = 0): NetDocument =>
  step(document, connect(document, 'main', { node: from, port: 0 }, { node: to, port }));

/** A chain of an input and layers, made one after the other. */
function chain(...ids: string[]): NetDocument {
  let document = step(emptyDocument('test'), add('in', 'InputLayer'));
  let last = 'in';
  for (const id of ids) {
    document = wire(step(document, add(id)), last, id);
    last = id;
  }
  return document;
}

const ends = ({ graph }: NetDocument) => ({
  inputs: graph.inputs,
  outputs: graph.outputs.map(({ name, from }) => `${name} ${from.node}`),
});

describe('the ends of a model follow the drawing', () => {
  it('an input alone is an input and no output', () => {
    expect(ends(chain())).toEqual({ inputs: ['in'], outputs: [] });
  });

  it('the first end becomes the output, and moves on with the chain under its name', () => {
    expect(ends(chain('a'))).toEqual({ inputs: ['in'], outputs: ['output a'] });
    expect(ends(chain('a', 'b', 'c'))).toEqual({ inputs: ['in'], outputs: ['output c'] });
  });

  it('a layer put before its wire is drawn does not take the output away', () => {
    expect(ends(step(chain('a'), add('loose')))).toEqual({ inputs: ['in'], outputs: ['output a'] });
  });

  it('an output that was chosen in the middle stays there', () => {
    const document = step(chain('a', 'b'), {
      type: 'set-outputs',
      graph: 'main',
      outputs: [
        { name: 'early', from: { node: 'a', port: 0 } },
        { name: 'late', from: { node: 'b', port: 0 } },
      ],
    });
    expect(ends(wire(step(document, add('c')), 'b', 'c')).outputs).toEqual(['early a', 'late c']);
  });

  it('where the chain branches into two ends the output stays where it was', () => {
    const one = wire(step(chain('a'), add('left')), 'a', 'left');
    expect(ends(one).outputs).toEqual(['output left']);
    const two = wire(step(one, add('right')), 'a', 'right');
    expect(ends(two).outputs).toEqual(['output left']);
  });

  it('two outputs that are merged become one', () => {
    let document = chain('a');
    document = wire(step(document, add('b')), 'in', 'b');
    document = step(document, {
      type: 'set-outputs',
      graph: 'main',
      outputs: [
        { name: 'one', from: { node: 'a', port: 0 } },
        { name: 'two', from: { node: 'b', port: 0 } },
      ],
    });
    document = step(
      document,
      batch('', [
        add('sum', 'Add'),
        connect(document, 'main', { node: 'a', port: 0 }, { node: 'sum', port: 0 }),
        connect(document, 'main', { node: 'b', port: 0 }, { node: 'sum', port: 1 }),
      ]),
    );
    expect(ends(document).outputs).toEqual(['one sum']);
  });

  it('goes back where the last layer is deleted, and away with the only one', () => {
    const document = chain('a', 'b');
    expect(ends(step(document, removeNodes(document, 'main', ['b']))).outputs).toEqual(['output a']);
    const short = chain('a');
    expect(ends(step(short, removeNodes(short, 'main', ['a']))).outputs).toEqual([]);
  });

  it('a deleted input is no input any more', () => {
    const document = chain('a');
    expect(ends(step(document, removeNodes(document, 'main', ['in']))).inputs).toEqual([]);
  });

  it('does not end in a circle', () => {
    const document = chain('a', 'b');
    expect(ends(wire(document, 'b', 'a')).outputs).toHaveLength(1);
  });
});
