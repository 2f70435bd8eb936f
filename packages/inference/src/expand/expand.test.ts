import { applyEdit, type Block, type Edit, isBlockNode, type NetDocument } from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.js';
import { originOf, shownNode } from '../blocks/origin.js';
import { exportedNames } from '../exported-names.js';
import { block, chain, chained, instance } from '../fixtures/block-net.js';
import { image, net } from '../fixtures/net.js';
import { modelOrder } from '../model-order.js';
import { summarize } from '../summarize.js';

const dense = block('dense', [image('in', 4), ['d', 'Dense', { units: 4 }]]);
const entry = (id: string) => ({ id, name: 'in', kind: 'InputLayer', params: { batchShape: [null, 4] } });

/** A block around other nodes, one after the other. */
function around(id: string, ...nodes: Parameters<typeof chained>[0]): Block {
  return { id, name: id, parameters: [], graph: chained([entry(`${id}_in`), ...nodes]) };
}

function layers(document: NetDocument): readonly string[] {
  return analyze(document).flat.list.map(({ node }) => node.id);
}

function wires(document: NetDocument): readonly string[] {
  return analyze(document).flat.graph.edges.map(
    ({ from, to }) => `${from.node}.${from.port}>${to.node}.${to.port}`,
  );
}

function errors(document: NetDocument): readonly string[] {
  return analyze(document).problems.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
}

function edited(document: NetDocument, edit: Edit): NetDocument {
  const result = applyEdit(document, edit);
  if (!result.ok) throw new Error(result.reason);
  return result.document;
}

describe('a document without blocks', () => {
  it('is flat already', () => {
    const analysis = analyze(net([image('x', 4), ['d', 'Dense', { units: 1 }]]));
    expect(analysis.flat).toBe(analysis.main);
    expect(analysis.flat.graph).toBe(analysis.document.graph);
    expect(analysis.expansion).toBeUndefined();
  });
});

describe('a block', () => {
  const document = chain([4], [instance('stem', 'dense'), instance('head', 'dense')], [dense]);

  it('is opened where it stands, under ids that begin with its own', () => {
    expect(layers(document)).toEqual(['x', 'stem/d', 'head/d']);
    expect(wires(document)).toEqual(['x.0>stem/d.0', 'stem/d.0>head/d.0']);
    expect(errors(document)).toEqual([]);
  });

  it('is one node of the drawing, with all that is in it', () => {
    const { main, totals } = analyze(document);
    const stem = main.nodes.get('stem');
    expect(stem).toMatchObject({ status: 'ok', count: { total: 20, trainable: 20 }, macs: 16 });
    expect(stem?.block).toMatchObject({ layers: 1, block: { id: 'dense' } });
    expect(stem?.outputs[0]?.shape).toEqual([null, 4]);
    expect(main.list.map(({ node }) => node.id)).toEqual(['x', 'stem', 'head']);
    expect(totals.params.total).toBe(40);
  });

  it('has layers of its own names, made unique over the whole', () => {
    expect([...exportedNames(analyze(document)).values()].sort()).toEqual(['d', 'd_1', 'x']);
  });

  it('says where each layer was drawn', () => {
    const analysis = analyze(document);
    expect(originOf(analysis, 'head/d')).toMatchObject({
      graph: 'dense',
      instance: ['head'],
      path: 'head/d',
    });
    expect(originOf(analysis, 'head/d')?.node).toBe(dense.graph.nodes[1]);
    expect(originOf(analysis, 'x')).toMatchObject({ graph: 'main', instance: [], path: 'x' });
    expect(shownNode(analysis, 'head/d')).toBe('head');
  });

  it('passes on what it is fed where it holds nothing', () => {
    const nothing = block('nothing', [image('in', 4)]);
    const through = chain(
      [4],
      [instance('a', 'nothing', { repeat: 3 }), instance('b', 'nothing')],
      [nothing],
    );
    expect(layers(through)).toEqual(['x']);
    expect(analyze(through).flat.graph.outputs[0]?.from).toEqual({ node: 'x', port: 0 });
    expect(analyze(through).main.nodes.get('b')?.outputs[0]?.shape).toEqual([null, 4]);
    expect(errors(through)).toEqual([]);
  });

  it('that is fed nothing is known by what it says that it takes', () => {
    const { graph, ...rest } = document;
    const cut = { ...rest, graph: { ...graph, edges: graph.edges.slice(1) } };
    expect(errors(cut)).toEqual(['input/missing']);
    expect(analyze(cut).main.nodes.get('stem')).toMatchObject({ status: 'faulty', count: { total: 20 } });
    expect(analyze(cut).main.nodes.get('head')?.outputs[0]?.shape).toEqual([null, 4]);
  });

  it('has several inputs and outputs', () => {
    const { graph } = net([
      image('a', 4),
      image('b', 4),
      ['sum', 'Add', {}, ['a', 'b']],
      ['difference', 'Subtract', {}, ['a', 'b']],
    ]);
    const outputs = ['sum', 'difference'].map((name) => ({ name, from: { node: name, port: 0 } }));
    const both: Block = { id: 'both', name: 'both', parameters: [], graph: { ...graph, outputs } };
    const outer = net([
      image('x', 4),
      image('y', 4),
      ['left', 'ReLU', {}, ['x']],
      ['out', 'Dense', { units: 1 }, ['left']],
    ]);
    const whole: NetDocument = {
      ...outer,
      blocks: [both],
      graph: {
        ...outer.graph,
        nodes: [...outer.graph.nodes, instance('i', 'both')],
        edges: [
          { id: '1', from: { node: 'x', port: 0 }, to: { node: 'i', port: 0 } },
          { id: '2', from: { node: 'y', port: 0 }, to: { node: 'i', port: 1 } },
          { id: '3', from: { node: 'i', port: 1 }, to: { node: 'left', port: 0 } },
          { id: '4', from: { node: 'left', port: 0 }, to: { node: 'out', port: 0 } },
        ],
        outputs: [
          { name: 'out', from: { node: 'out', port: 0 } },
          { name: 'sum', from: { node: 'i', port: 0 } },
        ],
      },
    };
    expect(wires(whole)).toEqual([
      'i/difference.0>left.0',
      'left.0>out.0',
      'x.0>i/sum.0',
      'y.0>i/sum.1',
      'x.0>i/difference.0',
      'y.0>i/difference.1',
    ]);
    expect(analyze(whole).flat.graph.outputs.map(({ from }) => from.node)).toEqual(['out', 'i/sum']);
    expect(errors(whole)).toEqual([]);
  });
});

describe('repetitions', () => {
  it('feed each other', () => {
    const document = chain([4], [instance('stage', 'dense', { repeat: 3 })], [dense]);
    expect(wires(document)).toEqual(['x.0>stage/d.0', 'stage/d.0>stage@1/d.0', 'stage@1/d.0>stage@2/d.0']);
    expect(analyze(document).totals.params.total).toBe(60);
    expect(analyze(document).main.nodes.get('stage')?.block?.layers).toBe(3);
    expect(summarize(analyze(document), { batch: 1 }).layers.map(({ path }) => path)).toEqual([
      'x',
      'stage[0]/d',
      'stage[1]/d',
      'stage[2]/d',
    ]);
  });

  it('name what is in them', () => {
    const named = block(
      'named',
      [image('in', 4)],
      [{ id: 'd', name: '{instance}_{index}_dense', kind: 'Dense', params: { units: 4 } }],
    );
    const graph = chained(named.graph.nodes);
    const names = [{ path: '@1/d', name: 'other' }];
    const document = chain([4], [instance('stage', 'named', { repeat: 3, names })], [{ ...named, graph }]);
    expect([...exportedNames(analyze(document)).values()]).toEqual([
      'x',
      'stage_0_dense',
      'other',
      'stage_2_dense',
    ]);
    expect(analyze(document).problems).toEqual([]);
  });
});

describe('blocks inside blocks', () => {
  const outer = around('outer', instance('inner', 'dense', { repeat: 2 }));

  it('are opened all the way', () => {
    const document = chain([4], [instance('stem', 'outer')], [outer, dense]);
    expect(layers(document)).toEqual(['x', 'stem/inner/d', 'stem/inner@1/d']);
    expect(originOf(analyze(document), 'stem/inner@1/d')).toMatchObject({
      instance: ['stem', 'inner'],
      repetitions: [0, 1],
      path: 'stem/inner[1]/d',
    });
  });

  it('let the outermost name what is in them', () => {
    const inner = instance('inner', 'dense', { names: [{ path: 'd', name: 'within' }] });
    const document = (names: { path: string; name: string }[]) =>
      chain([4], [instance('stem', 'outer', { names })], [around('outer', inner), dense]);
    const name = (it: NetDocument) => exportedNames(analyze(it)).get('stem/inner/d');
    expect(name(document([]))).toBe('within');
    expect(name(document([{ path: 'inner/d', name: 'without' }]))).toBe('without');
  });

  it('stand in the order of the model inside the model', () => {
    const document = chain([4], [instance('stem', 'outer'), instance('head', 'dense')], [outer, dense]);
    expect(modelOrder(analyze(document))).toEqual(['x', 'stem/inner/d', 'stem/inner@1/d', 'head/d']);
  });
});

describe('a block that uses the weights of another', () => {
  const towers = chain([4], [instance('a', 'dense'), instance('b', 'dense', { sharesWith: 'a' })], [dense]);

  it('applies each of its layers once more', () => {
    const { flat, totals, problems } = analyze(towers);
    expect(flat.nodes.get('b/d')?.shares).toBe('a/d');
    expect(totals.params.total).toBe(20);
    expect(problems).toEqual([]);
    expect(exportedNames(analyze(towers)).get('b/d')).toBe('d');
    expect(modelOrder(analyze(towers))).toEqual(['x', 'a/d']);
  });

  it('does so through what is inside it, and with links inside it', () => {
    const twice = around(
      'twice',
      { id: 'p', name: 'p', kind: 'Dense', params: { units: 4 } },
      { id: 'q', name: 'q', kind: 'Dense', params: { units: 4 }, sharesWith: 'p' },
      instance('inner', 'dense'),
    );
    const document = chain(
      [4],
      [instance('a', 'twice'), instance('b', 'twice', { sharesWith: 'a' })],
      [twice, dense],
    );
    const { flat, problems, totals } = analyze(document);
    const links = flat.list.flatMap(({ node, shares }) =>
      shares === undefined ? [] : [`${node.id}=${shares}`],
    );
    expect(links).toEqual(['a/q=a/p', 'b/p=a/p', 'b/q=a/p', 'b/inner/d=a/inner/d']);
    expect(problems).toEqual([]);
    expect(totals.params.total).toBe(40);
  });

  it('has to be of the same block', () => {
    const other = {
      ...dense,
      id: 'other',
      graph: chained([entry('o_in'), { id: 'o', name: 'o', kind: 'ReLU', params: {} }]),
    };
    const document = chain(
      [4],
      [instance('a', 'dense'), instance('b', 'other', { sharesWith: 'a' })],
      [dense, other],
    );
    expect(errors(document)).toEqual(['share/other-kind']);
  });
});

describe('what a condition leaves out', () => {
  const layer = (id: string, when?: boolean) => ({
    id,
    name: id,
    kind: 'Dense',
    params: { units: 3 },
    ...(when === undefined ? {} : { when }),
  });

  it('passes on what it is fed where it has one input', () => {
    const document = chain([4], [layer('a'), layer('b', false), layer('c', true)], []);
    expect(layers(document)).toEqual(['x', 'a', 'c']);
    expect(wires(document)).toEqual(['x.0>a.0', 'a.0>c.0']);
    expect(errors(document)).toEqual([]);
    expect(analyze(document).main.nodes.get('b')).toMatchObject({
      status: 'ok',
      count: { total: 0 },
      macs: 0,
    });
  });

  it('vanishes with its wires where it has several', () => {
    const document = net([
      image('x', 4),
      ['a', 'ReLU', {}, ['x']],
      ['sum', 'Add', {}, ['x', 'a'], { when: false }],
      ['both', 'Add', {}, ['a', 'x']],
    ]);
    expect(layers(document)).toEqual(['x', 'a', 'both']);
    expect(errors(document)).toEqual([]);
  });

  it('may be a block, and may be inside one', () => {
    const inside = around('inside', layer('p'), layer('q', false));
    const document = chain(
      [4],
      [instance('i', 'inside'), instance('j', 'inside', { when: false })],
      [inside],
    );
    expect(layers(document)).toEqual(['x', 'i/p']);
    expect(analyze(document).flat.graph.outputs[0]?.from.node).toBe('i/p');
  });

  it('is an error where it is no plain true or false', () => {
    const document = chain([4], [instance('i', 'dense', { when: { expr: 'depth > 2' } })], [dense]);
    expect(errors(document)).toEqual(['layer/condition']);
  });
});

describe('ids', () => {
  it('are never those of something else, whatever a file calls its layers', () => {
    const tricky = around('tricky', { id: 'b/d', name: 'd', kind: 'Dense', params: { units: 4 } });
    const nodes = [
      { id: 'a/b/d', name: 'one', kind: 'Dense', params: { units: 4 } },
      instance('a', 'tricky'),
      instance('a/b', 'dense'),
      instance('a@1', 'dense'),
      instance('a~0', 'dense', { repeat: 2 }),
    ];
    const ids = layers(chain([4], nodes, [tricky, dense]));
    expect(new Set(ids).size).toBe(7);
    const analysis = analyze(chain([4], nodes, [tricky, dense]));
    expect(ids.map((id) => originOf(analysis, id)?.node.id)).toEqual([
      'x',
      'a/b/d',
      'b/d',
      'd',
      'd',
      'd',
      'd',
    ]);
    expect(errors(chain([4], nodes, [tricky, dense]))).toEqual([]);
  });
});

describe('what a file may ask for', () => {
  it.each([
    [
      'a thousand million repetitions',
      chain([4], [instance('i', 'dense', { repeat: 1e9 })], [dense]),
      'block/too-large',
    ],
    ['no repetition', chain([4], [instance('i', 'dense', { repeat: 0 })], [dense]), 'block/repeat'],
    [
      'repetitions in words',
      chain([4], [instance('i', 'dense', { repeat: 'often' })], [dense]),
      'block/repeat',
    ],
    [
      'an expression',
      chain([4], [instance('i', 'dense', { repeat: { expr: 'n' } })], [dense]),
      'param/expression',
    ],
    [
      'a block in itself',
      chain([4], [instance('i', 'a')], [around('a', instance('j', 'a'))]),
      'block/inside-itself',
    ],
    ['no such block', chain([4], [instance('i', 'a')], []), 'block/missing'],
  ])('%s', (_title, document, code) => {
    expect(errors(document)).toEqual([code]);
    expect(analyze(document).flat.list.some(({ status }) => status === 'inert')).toBe(true);
    expect(summarize(analyze(document), { batch: 1 }).layers.length).toBeGreaterThan(0);
  });

  it('two to the fiftieth layers, in fifty blocks', () => {
    const doubling = Array.from({ length: 50 }, (_, at) =>
      around(
        `b${at}`,
        instance(`p${at}`, at === 0 ? 'dense' : `b${at - 1}`),
        instance(`q${at}`, at === 0 ? 'dense' : `b${at - 1}`),
      ),
    );
    const document = chain([4], [instance('i', 'b49')], [dense, ...doubling]);
    const started = Date.now();
    const analysis = analyze(document);
    expect(Date.now() - started).toBeLessThan(2000);
    expect(analysis.flat.list.length).toBeLessThanOrEqual(100_000);
    expect(
      analysis.problems.some(({ code }) => code === 'block/too-large' || code === 'block/too-deep'),
    ).toBe(true);
  });

  it('three thousand blocks that only pass something on', () => {
    const nothing = block('nothing', [image('in', 4)]);
    const many = Array.from({ length: 3000 }, (_, at) => instance(`i${at}`, 'nothing'));
    expect(layers(chain([4], many, [nothing]))).toEqual(['x']);
  });

  it('a circle of blocks', () => {
    const { graph, ...rest } = chain([4], [instance('a', 'dense'), instance('b', 'dense')], [dense]);
    const edges = [
      ...graph.edges.slice(1),
      { id: 'back', from: { node: 'b', port: 0 }, to: { node: 'a', port: 0 } },
    ];
    expect(errors({ ...rest, graph: { ...graph, edges } })).toContain('graph/cycle');
  });
});

describe('the next version', () => {
  const document = chain(
    [4],
    [
      { id: 'first', name: 'first', kind: 'Dense', params: { units: 4 } },
      instance('stage', 'outer', { repeat: 2 }),
      instance('head', 'dense'),
    ],
    [
      around('outer', instance('inner', 'dense'), { id: 'act', name: 'act', kind: 'ReLU', params: {} }),
      dense,
    ],
  );

  it('has the nodes, wires and lists of before where nothing changed', () => {
    const before = analyze(document);
    const edit: Edit = {
      type: 'set-param',
      graph: 'main',
      id: 'first',
      in: 'params',
      name: 'useBias',
      value: false,
    };
    const after = analyze(edited(document, edit), before);
    expect(after.flat.graph.edges).toBe(before.flat.graph.edges);
    expect(after.flat.structure).toBe(before.flat.structure);
    const changed = after.flat.list.filter((node, at) => node !== before.flat.list[at]);
    expect(changed.map(({ node }) => node.id)).toEqual(['first']);
    const drawn = after.main.list.filter((node, at) => node !== before.main.list[at]);
    expect(drawn.map(({ node }) => node.id)).toEqual(['first']);
    expect(analyze({ ...after.document, name: 'other' }, after).main).toBe(after.main);
  });

  it('has only the layers new that changed inside a block', () => {
    const before = analyze(document);
    const edit: Edit = {
      type: 'set-param',
      graph: 'outer',
      id: 'act',
      in: 'params',
      name: 'maxValue',
      value: 6,
    };
    const after = analyze(edited(document, edit), before);
    const nodes = after.flat.graph.nodes.filter((node, at) => node !== before.flat.graph.nodes[at]);
    expect(nodes.map(({ id }) => id)).toEqual(['stage/act', 'stage@1/act']);
    expect(after.flat.graph.edges).toBe(before.flat.graph.edges);
  });

  it('is the same as from the beginning, whatever was edited', () => {
    let now = document;
    let analysis = analyze(now);
    const edits: Edit[] = [
      { type: 'set-node', graph: 'main', id: 'stage', property: 'repeat', value: 3 },
      { type: 'set-node', graph: 'main', id: 'head', property: 'name', value: 'top' },
      { type: 'set-node', graph: 'outer', id: 'act', property: 'when', value: false },
      {
        type: 'set-node',
        graph: 'main',
        id: 'stage',
        property: 'names',
        value: [{ path: '@1/inner/d', name: 'mine' }],
      },
      { type: 'set-node', graph: 'dense', id: 'd', property: 'name', value: '{instance}_{index}' },
      { type: 'set-node', graph: 'main', id: 'head', property: 'sharesWith', value: 'stage' },
      { type: 'set-node', graph: 'main', id: 'head', property: 'sharesWith', value: undefined },
      { type: 'remove-edge', graph: 'main', id: '>stage' },
      { type: 'set-node', graph: 'main', id: 'stage', property: 'repeat', value: 1e9 },
      { type: 'set-node', graph: 'main', id: 'stage', property: 'repeat', value: 1 },
      { type: 'set-param', graph: 'dense', id: 'd', in: 'params', name: 'units', value: 5 },
      { type: 'set-node', graph: 'main', id: 'stage', property: 'position', value: { x: 1, y: 2 } },
      { type: 'remove-block', id: 'dense' },
    ];
    for (const edit of edits) {
      now = edited(now, edit);
      analysis = analyze(now, analysis);
      const fresh = analyze(now);
      const told = (it: typeof fresh) => ({
        nodes: it.flat.graph.nodes,
        edges: it.flat.graph.edges,
        flat: it.flat.list.map(({ status, count, macs, outputs, shares }) => ({
          status,
          count,
          macs,
          outputs,
          shares,
        })),
        main: it.main.list.map(({ node, status, count, macs, outputs, problems, block }) => ({
          node,
          status,
          count,
          macs,
          outputs,
          problems,
          block,
        })),
        problems: it.problems,
        totals: it.totals,
        names: [...exportedNames(it)],
        order: modelOrder(it),
      });
      expect(told(analysis), JSON.stringify(edit)).toEqual(told(fresh));
    }
    expect(isBlockNode(now.graph.nodes[2] as never)).toBe(true);
  });
});
