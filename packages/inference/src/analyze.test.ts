import { describe, expect, it } from 'vitest';
import type { Analysis } from './analysis.js';
import { analyze } from './analyze.js';
import { faults, problemsOf } from './fixtures/faults.js';
import { image, type Line, net } from './fixtures/net.js';

const shapeOf = (analysis: Analysis, id: string) => analysis.main.nodes.get(id)?.outputs[0]?.shape;
const codes = (analysis: Analysis) => analysis.problems.map(({ code }) => code);

const convnet = net([
  image('x', 28, 28, 1),
  ['conv', 'Conv2D', { filters: 32, kernelSize: 3 }],
  ['pool', 'MaxPooling2D'],
  ['flat', 'Flatten'],
  ['logits', 'Dense', { units: 10 }],
]);

describe('a network without faults', () => {
  it('has a shape on every wire and a count on every layer', () => {
    const analysis = analyze(convnet);
    expect(analysis.problems).toEqual([]);
    expect(analysis.main.order.map((id) => shapeOf(analysis, id))).toEqual([
      [null, 28, 28, 1],
      [null, 26, 26, 32],
      [null, 13, 13, 32],
      [null, 5408],
      [null, 10],
    ]);
    expect(analysis.totals).toEqual({
      params: { total: 320 + 54090, trainable: 320 + 54090 },
      macs: 26 * 26 * 9 * 32 + 5408 * 10,
      leftOut: [],
    });
  });

  it('keeps the order of the document where that is an order to compute in', () => {
    const { nodes, ...rest } = convnet.graph;
    expect(analyze(convnet).main.order).toEqual(['x', 'conv', 'pool', 'flat', 'logits']);
    const turned = { ...convnet, graph: { ...rest, nodes: [...nodes].reverse() } };
    expect(analyze(turned).main.order).toEqual(['x', 'conv', 'pool', 'flat', 'logits']);
    expect(analyze(turned).totals).toEqual(analyze(convnet).totals);
  });

  it('counts statistics as not trainable, and nothing of a frozen layer', () => {
    const analysis = analyze(
      net([
        image('x', 8, 8, 3),
        ['conv', 'Conv2D', { filters: 4, kernelSize: 1, trainable: false }],
        ['norm', 'BatchNormalization'],
      ]),
    );
    expect(analysis.totals.params).toEqual({ total: 16 + 16, trainable: 8 });
  });

  it('keeps open sizes open', () => {
    const analysis = analyze(
      net([image('x', null, 28, 3), ['conv', 'Conv2D', { filters: 4, kernelSize: 3 }]]),
    );
    expect(shapeOf(analysis, 'conv')).toEqual([null, null, 26, 4]);
    expect(analysis.totals.params.total).toBe(112);
    expect(analysis.totals.macs).toBeNull();
    expect(analysis.problems).toMatchObject([
      { code: 'cost/open-size', severity: 'advice', where: { nodes: ['conv'] } },
    ]);
  });
});

describe('around a fault', () => {
  it('keeps what does not depend on it, and says what the totals leave out', () => {
    const analysis = analyze(
      net([
        image('x', 8, 8, 3),
        ['big', 'Conv2D', { filters: 4, kernelSize: 9 }],
        ['behind', 'Conv2D', { filters: 4, kernelSize: 1 }],
        ['flat', 'Flatten'],
        ['beside', 'Conv2D', { filters: 2, kernelSize: 1 }, ['x']],
        ['joined', 'Add', {}, ['flat', 'beside']],
      ]),
    );
    expect(analysis.problems).toMatchObject([
      { code: 'window/larger-than-input', where: { nodes: ['big'] } },
    ]);
    expect(shapeOf(analysis, 'big')).toEqual([null, undefined, undefined, 4]);
    expect(shapeOf(analysis, 'behind')).toEqual([null, undefined, undefined, 4]);
    expect(shapeOf(analysis, 'beside')).toEqual([null, 8, 8, 2]);
    expect(analysis.main.nodes.get('behind')?.count?.total).toBe(20);
    expect(analysis.totals.macs).toBeNull();
  });

  it('says of a merge which layers differ and why', () => {
    const analysis = analyze(
      net([
        image('x', 56, 56, 256),
        ['conv2', 'Conv2D', { filters: 128, kernelSize: 1, strides: 2 }],
        ['conv3', 'Conv2D', { filters: 128, kernelSize: 3, padding: 'same' }],
        ['conv4', 'Conv2D', { filters: 512, kernelSize: 1 }],
        ['add', 'Add', {}, ['conv4', 'x']],
      ]),
    );
    expect(analysis.problems).toHaveLength(1);
    const [problem] = analysis.problems;
    expect(problem?.code).toBe('merge/shapes-differ');
    expect(problem?.message).toMatch(/: conv4 gives 28×28×512, x gives 56×56×256\.$/);
    expect(problem?.because?.map(({ label, result }) => `${label} = ${result}`)).toEqual([
      'conv2 height = 28',
      'conv2 width = 28',
      'conv4 channels = 512',
    ]);
    expect(problem?.because?.[0]?.text).toMatch(/^floor\(\(56 .* \/ 2\) \+ 1$/);
  });

  it('follows a name that changes without analysing anything again', () => {
    const before = analyze(net([image('x', 784), ['conv', 'Conv2D', { filters: 4, kernelSize: 3 }]]));
    expect(before.problems[0]?.message).toContain('x gives 2: float32[None,784]');
    const { document } = before;
    const nodes = document.graph.nodes.map((node) => (node.id === 'x' ? { ...node, name: 'pixels' } : node));
    const after = analyze({ ...document, graph: { ...document.graph, nodes } }, before);
    expect(after.problems[0]?.message).toContain('pixels gives 2: float32[None,784]');
    expect(after.main.nodes.get('conv')).toBe(before.main.nodes.get('conv'));
  });
});

const conv = (name: string, feeds?: readonly string[]): Line => [
  name,
  'Conv2D',
  { filters: 1, kernelSize: 1 },
  feeds,
];

describe('circles', () => {
  it('blames the layers of the circle, not what lies behind it', () => {
    const analysis = analyze(
      net(
        [
          image('x', 8, 8, 1),
          ['add', 'Add', {}, ['x', 'back']],
          conv('on', ['add']),
          conv('back', ['on']),
          conv('behind', ['on']),
          conv('last'),
          conv('beside', ['x']),
        ],
        {
          outputs: [
            { name: 'a', from: { node: 'last', port: 0 } },
            { name: 'b', from: { node: 'beside', port: 0 } },
          ],
        },
      ),
    );
    const cycles = analysis.problems.filter(({ code }) => code === 'graph/cycle');
    expect(cycles.map(({ where }) => where.nodes)).toEqual([['add', 'on', 'back']]);
    expect(cycles[0]?.where.edges).toHaveLength(3);
    expect(codes(analysis)).toEqual(['graph/cycle']);
    expect(analysis.main.nodes.get('last')?.status).toBe('waiting');
    expect(analysis.main.nodes.get('beside')?.status).toBe('ok');
    expect(analysis.main.order.indexOf('behind')).toBeGreaterThan(analysis.main.order.indexOf('on'));
  });

  it('finds a layer that feeds itself, and two circles apart', () => {
    const analysis = analyze(
      net([
        image('x', 8, 8, 1),
        ['self', 'Add', {}, ['x', 'self']],
        ['a', 'Add', {}, ['self', 'b']],
        conv('b', ['a']),
      ]),
    );
    expect(
      analysis.problems.filter(({ code }) => code === 'graph/cycle').map(({ where }) => where.nodes),
    ).toEqual([['self'], ['a', 'b']]);
  });
});

describe('faults of the drawing', () => {
  it.each(faults.map((fault) => [`${fault.code}: ${fault.example}`, fault] as const))(
    '%s',
    (_title, { code, document, nodes, load }) => {
      const problems = problemsOf(document, load);
      expect(problems.map((problem) => problem.code)).toContain(code);
      expect(problems.find((problem) => problem.code === code)?.where.nodes).toEqual(nodes);
      expect(problems.filter(({ message }) => message.length < 10 || message.includes('undefined'))).toEqual(
        [],
      );
    },
  );

  it('says nothing of an empty drawing', () => {
    expect(analyze(net([])).problems).toEqual([]);
  });

  it('closes up the gaps of an input that takes any number of wires', () => {
    const gap = net([image('x', 4), ['add', 'Add', {}, ['x', 'x', 'x']]]);
    const edges = gap.graph.edges.map((edge, index) => ({
      ...edge,
      to: { ...edge.to, port: [0, 5, 1e9][index] as number },
    }));
    const analysis = analyze({ ...gap, graph: { ...gap.graph, edges } });
    expect(analysis.problems).toEqual([]);
    expect(analysis.main.nodes.get('add')?.inputs).toHaveLength(3);
  });

  it('survives two nodes of one id', () => {
    const twice = {
      ...convnet,
      graph: { ...convnet.graph, nodes: [...convnet.graph.nodes, ...convnet.graph.nodes] },
    };
    const analysis = analyze(twice);
    expect(analysis.totals).toEqual(analyze(convnet).totals);
    expect(
      analyze({ ...twice, graph: { ...twice.graph, nodes: [...twice.graph.nodes] } }, analysis).totals,
    ).toEqual(analysis.totals);
  });
});

describe('shared layers', () => {
  const twoTowers = (more: object) =>
    net([
      image('a', 4),
      image('b', 4),
      ['left', 'Dense', { units: 3 }, ['a']],
      ['right', 'Dense', { units: 99 }, ['b'], more],
      ['add', 'Add', {}, ['left', 'right']],
    ]);

  it('have the parameters of the first place and count once', () => {
    const analysis = analyze(twoTowers({ sharesWith: 'left' }));
    expect(analysis.problems).toEqual([]);
    expect(shapeOf(analysis, 'right')).toEqual([null, 3]);
    expect(analysis.totals).toMatchObject({ params: { total: 15, trainable: 15 }, macs: 24 });
  });

  it('change everywhere when the first place changes', () => {
    const before = analyze(twoTowers({ sharesWith: 'left' }));
    const { graph } = before.document;
    const nodes = graph.nodes.map((node) => (node.id === 'left' ? { ...node, params: { units: 7 } } : node));
    const after = analyze({ ...before.document, graph: { ...graph, nodes } }, before);
    expect(shapeOf(after, 'right')).toEqual([null, 7]);
    expect(after.totals.params.total).toBe(35);
  });
});

describe('size', () => {
  it('takes a chain of 5,000 layers', () => {
    const chain: Line[] = [image('x', 8, 8, 1)];
    for (let index = 0; index < 5000; index++) chain.push(conv(`c${index}`));
    const analysis = analyze(net(chain));
    expect(analysis.totals.params.total).toBe(10_000);
    expect(analysis.problems).toEqual([]);
  });

  it('takes a merge of 2,000 wires', () => {
    const lines: Line[] = [image('x', 4)];
    const feeds = Array.from({ length: 2000 }, (_, index) => `d${index}`);
    for (const name of feeds) lines.push([name, 'Dense', { units: 3 }, ['x']]);
    const analysis = analyze(net([...lines, ['all', 'Concatenate', {}, feeds]]));
    expect(analysis.problems).toEqual([]);
    expect(shapeOf(analysis, 'all')).toEqual([null, 6000]);
  });
});
