import { applyEdit, emptyDocument, type LayerNode, type NetDocument } from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import { type Anchor, composeAdd } from './compose-add.js';

const layer = (id: string, kind: string): LayerNode => ({ id, name: id, kind, params: {} });

const drawn: NetDocument = {
  ...emptyDocument('test'),
  graph: {
    nodes: [layer('in', 'InputLayer'), layer('a', 'ReLU'), layer('b', 'ReLU'), layer('c', 'ReLU')],
    edges: [
      { id: 'w1', from: { node: 'in', port: 0 }, to: { node: 'a', port: 0 } },
      { id: 'w2', from: { node: 'a', port: 0 }, to: { node: 'b', port: 0 } },
      { id: 'w3', from: { node: 'a', port: 0 }, to: { node: 'c', port: 0 } },
    ],
    inputs: ['in'],
    outputs: [],
  },
};

/** The wires of the document after a layer was added, as `from>to:port`. */
function wires(kind: string, anchor: Anchor): string[] {
  const result = applyEdit(drawn, composeAdd(drawn, layer('new', kind), anchor));
  if (!result.ok) throw new Error(result.reason);
  return result.document.graph.edges.map(({ from, to }) => `${from.node}>${to.node}:${to.port}`).sort();
}

const before = ['a>b:0', 'a>c:0', 'in>a:0'];

describe('composeAdd', () => {
  it.each<[string, string, Anchor, string[]]>([
    ['alone', 'Dense', {}, before],
    ['after the end of a chain', 'Dense', { after: ['b'] }, [...before, 'b>new:0']],
    [
      'after a layer with one wire out: on that wire',
      'Dense',
      { after: ['in'] },
      ['a>b:0', 'a>c:0', 'in>new:0', 'new>a:0'],
    ],
    ['after a layer with two wires out: a branch', 'Dense', { after: ['a'] }, [...before, 'a>new:0']],
    ['on a wire', 'Dense', { wire: 'w2' }, ['a>c:0', 'a>new:0', 'in>a:0', 'new>b:0']],
    ['a merge after two', 'Add', { after: ['b', 'c'] }, [...before, 'b>new:0', 'c>new:1']],
    ['a merge after one does not cut its wire', 'Add', { after: ['in'] }, [...before, 'in>new:0']],
    ['with a wire pulled out', 'Dense', { from: { node: 'a', port: 0 } }, [...before, 'a>new:0']],
    ['with a wire pulled in', 'InputLayer', { to: { node: 'b', port: 0 } }, ['a>c:0', 'in>a:0', 'new>b:0']],
    ['an input is wired to nothing', 'InputLayer', { after: ['b'] }, before],
    ['an input is not put on a wire', 'InputLayer', { wire: 'w2' }, before],
  ])('%s', (_, kind, anchor, expected) => {
    expect(wires(kind, anchor)).toEqual([...expected].sort());
  });
});
