import { applyEdit } from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analysis.js';
import { analyze } from '../analyze.js';
import { explainNode } from '../explain.js';
import { fixesFor } from '../fixes/index.js';
import { block, chain, instance } from '../fixtures/block-net.js';
import { image, net } from '../fixtures/net.js';
import { shownNodes } from '../problem.js';
import { receptiveFields } from '../receptive-field.js';
import { summarize } from '../summarize.js';
import { acceptsWire } from '../wire.js';
import { insideBlock } from './inside.js';
import { flatNodes } from './origin.js';

const convs = block('convs', [
  image('in', null, null, 3),
  ['a', 'Conv2D', { filters: 3, kernelSize: 3 }],
  ['b', 'Conv2D', { filters: 3, kernelSize: 3, strides: 2 }],
]);
const broken = block('broken', [
  image('in', 8, 8, 3),
  ['c', 'Conv2D', { filters: 4, kernelSize: 3, groups: 2 }],
]);

function problem(analysis: Analysis, code: string) {
  const found = analysis.problems.find((each) => each.code === code);
  if (!found) throw new Error(`no ${code} among ${analysis.problems.map((each) => each.code)}`);
  return found;
}

describe('what is known of a network with blocks', () => {
  const document = chain([32, 32, 3], [instance('stem', 'convs', { repeat: 2 })], [convs]);
  const analysis = analyze(document);

  it('is what is known of it written out', () => {
    const plain = analyze(
      net([
        image('x', 32, 32, 3),
        ...[1, 2].flatMap((at) => [
          [`a${at}`, 'Conv2D', { filters: 3, kernelSize: 3 }] as const,
          [`b${at}`, 'Conv2D', { filters: 3, kernelSize: 3, strides: 2 }] as const,
        ]),
      ]),
    );
    const numbers = ({ totals, flat }: Analysis, it: Analysis) => ({
      totals,
      memory: summarize(it, { batch: 8 }).memory,
      fields: flat.order.map((id) => receptiveFields(it).get(id)),
      layers: flat.order.map((id) => [flat.nodes.get(id)?.outputs, flat.nodes.get(id)?.macs]),
    });
    expect(numbers(analysis, analysis)).toEqual(numbers(plain, plain));
  });

  it('is one row for the block where that is folded, with the field that its last layer has', () => {
    const open = summarize(analysis, { batch: 1 });
    const folded = summarize(analysis, { batch: 1, blocks: 'folded' });
    expect(folded.layers.map(({ path }) => path)).toEqual(['x', 'stem']);
    const stem = folded.layers[1];
    expect(stem).toMatchObject({ id: 'stem', kind: 'convs', params: 336, outputs: [[null, 5, 5, 3]] });
    expect(stem?.macs).toBe(open.macs);
    expect(stem?.receptiveField).toEqual(open.layers.at(-1)?.receptiveField);
    expect({ ...folded, layers: [] }).toEqual({ ...open, layers: [] });
  });

  it('is explained and listed layer by layer', () => {
    expect(explainNode(analysis, 'stem@1/a').shape[0]?.result).toBe('12');
    expect(insideBlock(analysis, 'stem').map(({ path }) => path)).toEqual([
      'stem[0]/a',
      'stem[0]/b',
      'stem[1]/a',
      'stem[1]/b',
    ]);
    expect(insideBlock(analysis, 'x')).toEqual([]);
  });

  it('says how many wires a block takes', () => {
    const from = { node: 'x', port: 0 };
    expect(acceptsWire(analysis.main, from, { node: 'stem', port: 0 })).toEqual({ ok: true });
    expect(acceptsWire(analysis.main, from, { node: 'stem', port: 1 })).toEqual({
      ok: false,
      reason: 'stem takes one input.',
    });
  });
});

describe('what is wrong inside a block', () => {
  const nodes = [instance('one', 'broken'), instance('two', 'broken', { sharesWith: 'one' })];
  const document = chain([8, 8, 3], nodes, [broken]);
  const analysis = analyze(document);

  it('is said once, where it was drawn, with the way to it', () => {
    const { where } = problem(analysis, 'conv/groups-do-not-divide');
    expect(where).toMatchObject({ graph: 'broken', instance: ['one'], nodes: ['c'] });
    expect(analysis.problems.filter(({ code }) => code === 'conv/groups-do-not-divide')).toHaveLength(1);
    expect(shownNodes(where)).toEqual(['one']);
    expect(flatNodes(analysis, where)).toEqual(['one/c']);
  });

  it('is seen on the block, and on all that is the same', () => {
    const { main } = analysis;
    expect(main.nodes.get('one')).toMatchObject({ status: 'faulty' });
    expect(main.nodes.get('one')?.problems.map(({ code }) => code)).toContain('conv/groups-do-not-divide');
    expect(main.nodes.get('two')?.status).toBe('faulty');
  });

  it('is mended in the block', () => {
    const fixes = fixesFor(problem(analysis, 'conv/groups-do-not-divide'), analysis);
    expect(fixes.length).toBeGreaterThan(0);
    const [edit] = fixes[0]?.edits ?? [];
    expect(edit).toMatchObject({ graph: 'broken' });
    const mended = edit && applyEdit(document, edit);
    expect(mended?.ok && analyze(mended.document).problems.map(({ code }) => code)).not.toContain(
      'conv/groups-do-not-divide',
    );
  });

  it('is said of the third repetition where it only shows there', () => {
    const shrinking = block('shrinking', [
      image('in', null, null, 3),
      ['c', 'Conv2D', { filters: 3, kernelSize: 3 }],
    ]);
    const small = analyze(chain([6, 6, 3], [instance('i', 'shrinking', { repeat: 4 })], [shrinking]));
    const { where } = small.problems.find(({ severity }) => severity === 'error') ?? { where: undefined };
    expect(where).toMatchObject({ graph: 'shrinking', instance: ['i'], repetitions: [2], nodes: ['c'] });
    expect(where && flatNodes(small, where)).toEqual(['i@2/c']);
  });

  it('is also what is drawn wrongly there', () => {
    const loose = { ...convs, graph: { ...convs.graph, outputs: [] } };
    const codes = analyze(chain([32, 32, 3], [instance('stem', 'convs')], [loose])).problems.map(
      ({ code, where }) => `${code} ${where.graph}`,
    );
    expect(codes).toContain('graph/no-output convs');
    expect(codes).toContain('graph/output-from-nowhere main');
  });
});

describe('wires of a block', () => {
  const document = chain([32, 32, 3], [instance('stem', 'convs'), instance('next', 'convs')], [convs]);
  const wired = (id: string, from: number, to: number) => ({
    ...document,
    graph: {
      ...document.graph,
      edges: document.graph.edges.map((edge) =>
        edge.id === id ? { ...edge, from: { ...edge.from, port: from }, to: { ...edge.to, port: to } } : edge,
      ),
    },
  });

  it.each([
    ['from an output that it does not have', wired('>next', 3, 0), ['graph/no-such-output']],
    ['into an input that it does not have', wired('>stem', 0, 2), ['graph/no-such-input', 'input/missing']],
  ])('%s', (_title, it, codes) => {
    const found = analyze(it).problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
    expect(found.sort()).toEqual(codes);
  });
});
