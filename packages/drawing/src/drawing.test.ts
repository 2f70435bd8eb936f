import { emptyDocument, type LayerNode, type NetDocument } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { drawSvg, wireWidth } from './draw-svg.js';
import { type Box, cardSize } from './geometry.js';
import { layout } from './layout.js';
import { route } from './route.js';
import { countText, escapeXml, fitText, textWidth } from './text.js';
import { thumbnailSvg } from './thumbnail.js';

const layer = (id: string, kind: string, params: LayerNode['params'] = {}): LayerNode => ({
  id,
  name: id,
  kind,
  params,
});
const same = { filters: 4, kernelSize: 3, padding: 'same' };
const wire = (from: string, to: string, port = 0) => ({
  id: `${from}${to}`,
  from: { node: from, port: 0 },
  to: { node: to, port },
});

/** A residual block: x feeds a chain of three and, past it, the sum at its end. */
function residual(name = 'x'): NetDocument {
  return {
    ...emptyDocument(name),
    graph: {
      nodes: [
        { ...layer('x', 'InputLayer', { batchShape: [null, 8, 8, 4] }), name },
        layer('a', 'Conv2D', same),
        layer('b', 'Conv2D', same),
        layer('c', 'Conv2D', same),
        layer('sum', 'Add'),
      ],
      edges: [wire('x', 'a'), wire('a', 'b'), wire('b', 'c'), wire('c', 'sum'), wire('x', 'sum', 1)],
      inputs: ['x'],
      outputs: [{ name: 'output', from: { node: 'sum', port: 0 } }],
    },
  };
}

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('layout', () => {
  it.each(['down', 'right'] as const)(
    'goes %s from the inputs to the outputs, on the grid, without overlaps',
    async (direction) => {
      const document = residual();
      const positions = await layout(document.graph, analyze(document), { direction });
      const along = ['x', 'a', 'b', 'c', 'sum'].map(
        (id) => positions.get(id)?.[direction === 'down' ? 'y' : 'x'] as number,
      );
      expect(along).toEqual([...along].sort((a, b) => a - b));
      expect(new Set(along).size).toBe(5);
      const boxes = [...positions.values()].map((at) => ({ ...at, ...cardSize }));
      expect(boxes.every(({ x, y }) => x % 4 === 0 && y % 4 === 0)).toBe(true);
      expect(Math.min(...boxes.map(({ x }) => x))).toBe(0);
      for (const [index, box] of boxes.entries())
        for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
    },
  );

  it('takes what a drawing can be: nothing, wires to nowhere, layers that feed themselves, circles', async () => {
    const document = residual();
    const { graph } = document;
    const edges = [
      ...graph.edges,
      { id: '1', from: { node: 'gone', port: 0 }, to: { node: 'a', port: 0 } },
      { id: '2', from: { node: 'b', port: 0 }, to: { node: 'b', port: 0 } },
      { id: '3', from: { node: 'c', port: 0 }, to: { node: 'a', port: 0 } },
    ];
    const odd = { ...document, graph: { ...graph, edges } };
    expect((await layout(odd.graph, analyze(odd), { direction: 'down' })).size).toBe(5);
    const empty = emptyDocument('nothing');
    expect((await layout(empty.graph, analyze(empty), { direction: 'down' })).size).toBe(0);
  });
});

describe('a layout of what no engine lays out', () => {
  const drawn = (
    names: readonly string[],
    wires: readonly (readonly [from: string, to: string])[],
  ): NetDocument => {
    const document = emptyDocument('large');
    const nodes = names.map((name) => layer(name, 'ReLU'));
    const edges = wires.map(([from, to], index) => ({ ...wire(from, to), id: `e${index}` }));
    return { ...document, graph: { ...document.graph, nodes, edges } };
  };
  const count = (length: number, name: string) => Array.from({ length }, (_, index) => `${name}${index}`);
  const chain = count(5000, 'n');
  const steps = chain.slice(1).map((name, index) => [chain[index] as string, name] as const);
  const branches = count(2000, 'n');

  it.each<[string, NetDocument, number]>([
    ['a chain of 5,000', drawn(chain, steps), 5000],
    ['a chain of 5,000 with a skip', drawn(chain, [...steps, ['n0', 'n4999']]), 5000],
    ['a chain of 5,000 that ends where it begins', drawn(chain, [...steps, ['n4999', 'n0']]), 5000],
    [
      '2,000 branches',
      drawn(
        ['x', ...branches, 'sum'],
        branches.flatMap((name) => [['x', name] as const, [name, 'sum'] as const]),
      ),
      3,
    ],
  ])('gives %s a place in rows', async (_what, { graph }, rows) => {
    const positions = await layout(graph, analyze({ ...emptyDocument('large'), graph }), {
      direction: 'down',
    });
    const at = [...positions.values()];
    expect(new Set(at.map(({ x, y }) => `${x} ${y}`)).size).toBe(graph.nodes.length);
    expect(new Set(at.map(({ y }) => y)).size).toBe(rows);
    expect(Math.min(...at.map(({ x }) => x))).toBe(0);
  });
});

describe('a wire', () => {
  const at = (x: number, y: number): Box => ({ x, y, ...cardSize });

  it('is a curve where nothing is in the way', () => {
    expect(route(at(0, 0), at(0, 100), 'down', []).path).toBe('M114 44C114 72 114 72 114 100');
    expect(route(at(0, 0), at(400, 0), 'right', []).path).toBe('M228 22C314 22 314 22 400 22');
  });

  it('goes past what stands in between, on a lane beside it', () => {
    const { path, label } = route(at(0, 0), at(0, 400), 'down', [at(0, 100), at(-20, 200)]);
    expect(path).toContain('L');
    expect(label.x < -20 || label.x > 228).toBe(true);
  });

  it('is as wide as what it carries is large, within bounds', () => {
    const tensor = (...shape: (number | null)[]) => ({ shape, dtype: 'float32' as const });
    const widths = [
      tensor(null, 10),
      tensor(null, 14, 14, 64),
      tensor(null, 224, 224, 64),
      tensor(null, 4096, 4096, 512),
    ].map(wireWidth);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(widths[0]).toBe(1.5);
    expect(widths[3]).toBe(6);
  });
});

describe('the picture', () => {
  const draw = async (document: NetDocument, theme: 'light' | 'dark' = 'light') => {
    const analysis = analyze(document);
    return drawSvg(document, analysis, await layout(document.graph, analysis, { direction: 'down' }), {
      theme,
    });
  };

  it('has a card for each layer, a shape on each wire, and the counts', async () => {
    const svg = await draw(residual());
    expect(svg.match(/class="name"/g)).toHaveLength(5);
    expect(svg.match(/>8×8×4</g)).toHaveLength(5);
    expect(svg.match(/>148</g)).toHaveLength(3);
    expect(svg).toContain('4 · 3×3 · same');
  });

  it('is another in the dark', async () => {
    expect(await draw(residual(), 'dark')).not.toBe(await draw(residual()));
  });

  it.each([
    '</svg><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' & ]]> <!-- ",
    'a\u0000b\u0008c\ud800d\uffff',
    '\u202eright to left',
    '😀'.repeat(5000),
    '',
  ])('keeps a name text: %j', async (name) => {
    const svg = await draw(residual(name));
    const tags = [...svg.matchAll(/<\/?([^\s/>]*)/g)].map((match) => match[1]);
    const drawn = ['svg', 'title', 'style', 'rect', 'g', 'path', 'text', 'circle'];
    expect(tags.filter((tag) => !drawn.includes(tag as string))).toEqual([]);
    expect(svg.replaceAll('\n', '')).not.toMatch(/[\p{Control}\u202a-\u202e\uffff]|\p{Surrogate}/u);
    expect(svg.length).toBeLessThan(40_000);
  });

  it('says on the card what is wrong', async () => {
    const document = residual();
    const nodes = document.graph.nodes.map((node) =>
      node.id === 'b' ? { ...node, params: { filters: 4, kernelSize: 9 } } : node,
    );
    const svg = await draw({ ...document, graph: { ...document.graph, nodes } });
    expect(svg).toContain('The window does not fit');
    expect(svg).toContain('#c02b2b');
  });

  it('fits into a thumbnail', async () => {
    const document = residual();
    const analysis = analyze(document);
    const positions = await layout(document.graph, analysis, { direction: 'down' });
    const svg = thumbnailSvg(document, analysis, positions, { theme: 'light', width: 96, height: 72 });
    expect(svg.match(/<rect/g)).toHaveLength(5);
    for (const [, x, y] of svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)"/g)) {
      expect(Number(x)).toBeLessThan(96);
      expect(Number(y)).toBeLessThan(72);
    }
  });
});

describe('text', () => {
  it('is escaped', () => expect(escapeXml('<a & "b">\n\'')).toBe('&lt;a &amp; &quot;b&quot;&gt; &#39;'));
  it('is cut where it would be too wide', () => {
    expect(fitText('short', 12, 200)).toBe('short');
    const cut = fitText('a name that goes on and on', 12, 80);
    expect(cut.endsWith('…')).toBe(true);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(82);
  });
  it('groups the digits of a count', () => expect(countText(1234567)).toBe('1,234,567'));
});
