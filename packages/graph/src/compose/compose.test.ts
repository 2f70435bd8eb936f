import { describe, expect, it } from 'vitest';
import { applyEdit } from '../apply/apply-edit.js';
import { emptyDocument, type LayerNode, type NetDocument } from '../document.js';
import type { Edit } from '../edit.js';
import { copyNodes, duplicateNodes, pasteNodes } from './clipboard.js';
import { removeNodes } from './remove-nodes.js';
import { renameNode } from './rename-node.js';
import { connect, disconnect, insertOnEdge } from './wires.js';

/** A drawing in short: `a>b c>d.1` are wires, the second into input 1. Inputs and outputs are given by id. */
function drawn(wires: string, { inputs = '', outputs = '', shares = '' } = {}): NetDocument {
  const nodes = new Map<string, LayerNode>();
  const port = (text: string) => {
    const [id = '', number = '0'] = text.split('.');
    if (!nodes.has(id))
      nodes.set(id, { id, name: id, kind: 'Dense', params: { units: id.length }, position: { x: 0, y: 0 } });
    return { node: id, port: Number(number) };
  };
  const edges = words(wires).map((wire) => {
    const [from = '', to = ''] = wire.split('>');
    return { id: wire, from: port(from), to: port(to) };
  });
  for (const link of words(shares)) {
    const [user = '', owner = ''] = link.split('=');
    nodes.set(user, { ...(nodes.get(user) as LayerNode), sharesWith: owner });
  }
  const empty = emptyDocument('drawn');
  return {
    ...empty,
    graph: {
      nodes: [...nodes.values()],
      edges,
      inputs: words(inputs),
      outputs: words(outputs).map((id) => ({ name: id, from: port(id) })),
    },
  };
}

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

function after(document: NetDocument, edit: Edit): NetDocument {
  const result = applyEdit(document, edit);
  if (!result.ok) throw new Error(result.reason);
  const back = applyEdit(result.document, result.inverse);
  expect(back.ok && JSON.stringify(back.document)).toBe(JSON.stringify(document));
  return result.document;
}

const wiresOf = ({ graph }: NetDocument): string =>
  graph.edges.map(({ from, to }) => `${from.node}>${to.node}${to.port === 0 ? '' : `.${to.port}`}`).join(' ');

describe('removeNodes', () => {
  it.each<[string, string, string, string]>([
    ['a node of a chain', 'a>b b>c', 'b', 'a>c'],
    ['two nodes in a row', 'a>b b>c c>d', 'b c', 'a>d'],
    ['a node that feeds two', 'a>b b>c b>d', 'b', 'a>c a>d'],
    ['a branch of a residual block', 'a>b b>sum a>sum.1', 'b', 'a>sum a>sum.1'],
    ['a node with two inputs', 'a>sum b>sum.1 sum>c', 'sum', ''],
    ['the beginning', 'a>b b>c', 'a', 'b>c'],
    ['the end', 'a>b b>c', 'c', 'a>b'],
    ['a second output, which is not its input', 'a>b b.1>c', 'b', ''],
    ['a circle', 'a>b b>a b>c', 'a b', ''],
    ['everything', 'a>b b>c', 'a b c', ''],
    ['nothing', 'a>b', 'x', 'a>b'],
  ])('takes out %s', (_what, wires, gone, left) => {
    const document = after(drawn(wires), removeNodes(drawn(wires), 'main', words(gone)));
    expect(wiresOf(document)).toBe(left);
    expect(document.graph.nodes.some(({ id }) => words(gone).includes(id))).toBe(false);
  });

  it('lets the model begin and end elsewhere', () => {
    const before = drawn('a>b b>c', { inputs: 'a', outputs: 'c' });
    const { graph } = after(before, removeNodes(before, 'main', ['a', 'c']));
    expect(graph.inputs).toEqual([]);
    expect(graph.outputs).toEqual([{ name: 'c', from: { node: 'b', port: 0 } }]);
  });

  it('leaves no output that nothing feeds', () => {
    const before = drawn('a>b', { outputs: 'b' });
    expect(after(before, removeNodes(before, 'main', ['a', 'b'])).graph.outputs).toEqual([]);
  });

  it('passes weights on to the next that uses them', () => {
    const before = drawn('x>first x>second x>third', { shares: 'second=first third=first' });
    const { graph } = after(before, removeNodes(before, 'main', ['first']));
    const [, second, third] = graph.nodes;
    expect(second).toMatchObject({ id: 'second', params: { units: 5 } });
    expect(second).not.toHaveProperty('sharesWith');
    expect(third).toMatchObject({ id: 'third', sharesWith: 'second' });
  });
});

describe('wires', () => {
  it('takes the place of the wire that ended there', () => {
    const before = drawn('a>c b>d');
    expect(
      wiresOf(after(before, connect(before, 'main', { node: 'b', port: 0 }, { node: 'c', port: 0 }))),
    ).toBe('b>d b>c');
    expect(
      wiresOf(after(before, connect(before, 'main', { node: 'b', port: 0 }, { node: 'c', port: 1 }))),
    ).toBe('a>c b>d b>c.1');
  });

  it('leaves the wire that is there', () => {
    const before = drawn('a>b');
    expect(after(before, connect(before, 'main', { node: 'a', port: 0 }, { node: 'b', port: 0 }))).toBe(
      before,
    );
  });

  it('takes wires away', () => {
    const before = drawn('a>b b>c');
    expect(wiresOf(after(before, disconnect('main', ['a>b'])))).toBe('b>c');
  });

  it('puts nodes on a wire', () => {
    const before = drawn('a>b a>c b>d.1');
    const chain = ['n1', 'n2'].map((id): LayerNode => ({ id, name: id, kind: 'ReLU', params: {} }));
    expect(wiresOf(after(before, insertOnEdge(before, 'main', 'a>c', chain)))).toBe(
      'a>b a>n1 n1>n2 n2>c b>d.1',
    );
    expect(wiresOf(after(before, insertOnEdge(before, 'main', 'b>d.1', chain[0] as LayerNode)))).toBe(
      'a>b a>c b>n1 n1>d.1',
    );
    expect(applyEdit(before, insertOnEdge(before, 'main', 'gone', chain))).toMatchObject({
      ok: false,
      reason: 'There is no wire with the id "gone".',
    });
  });
});

describe('renameNode', () => {
  it('takes along what goes by the name', () => {
    const before: NetDocument = {
      ...drawn('a>b', { outputs: 'b' }),
      training: {
        dataset: { id: 'digits' },
        validation: 0.2,
        batchSize: 32,
        seed: 0,
        objectives: [{ output: 'b', loss: { object: 'MeanSquaredError', config: {} }, metrics: [] }],
        phases: [
          {
            epochs: 1,
            optimizer: { object: 'Adam', config: {} },
            overrides: [{ selector: 'b', trainable: false }],
          },
        ],
      },
    };
    const document = after(before, renameNode(before, 'main', 'b', 'head'));
    expect(document).toMatchObject({
      graph: {
        nodes: [{ name: 'a' }, { id: 'b', name: 'head' }],
        outputs: [{ name: 'head', from: { node: 'b' } }],
      },
      training: { objectives: [{ output: 'head' }], phases: [{ overrides: [{ selector: 'head' }] }] },
    });
    expect(document.graph.edges).toBe(before.graph.edges);
  });

  it('leaves an output that has a name of its own', () => {
    const before = drawn('a>b', { outputs: 'b' });
    const other = {
      ...before,
      graph: { ...before.graph, outputs: [{ name: 'scores', from: { node: 'b', port: 0 } }] },
    };
    expect(after(other, renameNode(other, 'main', 'b', 'head')).graph.outputs[0]?.name).toBe('scores');
  });
});

describe('copy and paste', () => {
  const before = drawn('in>conv conv>add in>add.1', { inputs: 'in', outputs: 'add', shares: 'add=conv' });

  function pasted(target: NetDocument, text: string) {
    const paste = pasteNodes(target, 'main', text, { offset: { x: 10, y: 20 } });
    if (!paste.ok) throw new Error(paste.reason);
    return { document: after(target, paste.edit), ids: paste.ids };
  }

  it('adds the same nodes once more under free names, moved, with the wires between them', () => {
    const { document, ids } = pasted(before, copyNodes(before, 'main', ['conv', 'add']));
    const added = document.graph.nodes.slice(3);
    expect(added.map(({ id }) => id)).toEqual(ids);
    expect(added.map(({ name }) => name)).toEqual(['conv_2', 'add_2']);
    expect(added[0]?.position).toEqual({ x: 10, y: 20 });
    expect(added[1]?.sharesWith).toBe(ids[0]);
    expect(document.graph.edges).toHaveLength(4);
    expect(document.graph.edges[3]).toMatchObject({ from: { node: ids[0] }, to: { node: ids[1] } });
    expect(document.graph.outputs).toEqual(before.graph.outputs);
  });

  it('makes a model of a whole model in an empty drawing', () => {
    const { document, ids } = pasted(emptyDocument('new'), copyNodes(before, 'main', ['in', 'conv', 'add']));
    expect(document.graph.inputs).toEqual([ids[0]]);
    expect(document.graph.outputs).toEqual([{ name: 'add', from: { node: ids[2], port: 0 } }]);
  });

  it('goes on sharing with a layer that was not copied', () => {
    const twice = duplicateNodes(before, 'main', ['add']);
    expect(twice.ok && after(before, twice.edit).graph.nodes[3]).toMatchObject({
      name: 'add_2',
      sharesWith: 'conv',
    });
    const { document } = pasted(emptyDocument('new'), copyNodes(before, 'main', ['add']));
    expect(document.graph.nodes[0]).not.toHaveProperty('sharesWith');
  });

  it('brings the blocks along, once', () => {
    const block = { id: 'unit', name: 'unit', parameters: [], graph: { ...drawn('p>q').graph } };
    const node = { id: 'n', name: 'n', block: 'unit', args: {}, repeat: 2 };
    const source: NetDocument = {
      ...emptyDocument('s'),
      blocks: [block],
      graph: { ...emptyDocument('').graph, nodes: [node] },
    };
    const text = copyNodes(source, 'main', ['n']);
    expect(pasted(source, text).document.blocks).toHaveLength(1);
    const { document } = pasted(emptyDocument('new'), text);
    expect(document.blocks).toHaveLength(1);
    expect(document.graph.nodes[0]).toMatchObject({ block: document.blocks[0]?.id });
    expect(document.blocks[0]?.graph.edges[0]?.from.node).toBe(document.blocks[0]?.graph.nodes[0]?.id);
  });

  it.each([
    '',
    'hello',
    '{}',
    '[]',
    'null',
    '{"format":"netwright-selection","version":1}',
    '{"format":"netwright-selection","version":9,"graph":{"nodes":[{}]}}',
  ])('refuses %s from the clipboard', (text) => {
    expect(pasteNodes(before, 'main', text)).toEqual({
      ok: false,
      reason: 'There are no layers on the clipboard.',
    });
  });
});
