import { applyEdit, type Edge, type Edit, type NetDocument } from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import type { Analysis } from './analysis.js';
import { analyze } from './analyze.js';
import { image, type Line, net } from './fixtures/net.js';

/** Numbers that a seed decides (mulberry32), so that a run that failed can be had again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const kinds: readonly (readonly [string, Line[2]])[] = [
  ['Conv2D', { filters: 4, kernelSize: 3 }],
  ['Conv2D', { filters: 4, kernelSize: 3, padding: 'same', strides: 2 }],
  ['MaxPooling2D', {}],
  ['Dense', { units: 3 }],
  ['Flatten', {}],
  ['BatchNormalization', {}],
  ['Add', {}],
  ['Concatenate', {}],
  ['Nothing2D', {}],
];

/** An edit as a person might make it, sensible or not. */
function randomEdit({ graph }: NetDocument, random: () => number, step: number): Edit {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const node = pick(graph.nodes);
  const port = (id: string) => ({ node: id, port: random() < 0.1 ? 1 : 0 });
  const wire = (to: string): Edge => ({
    id: `w${step}`,
    from: port(pick(graph.nodes).id),
    to: { node: to, port: Math.floor(random() * 3) },
  });
  const choice = random();
  if (choice < 0.25)
    return {
      type: 'set-param',
      graph: 'main',
      id: node.id,
      in: 'params',
      name: 'filters',
      value: 1 + Math.floor(random() * 8),
    };
  if (choice < 0.35)
    return {
      type: 'set-param',
      graph: 'main',
      id: node.id,
      in: 'params',
      name: 'kernelSize',
      value: Math.floor(random() * 6),
    };
  if (choice < 0.45)
    return {
      type: 'set-node',
      graph: 'main',
      id: node.id,
      property: 'name',
      value: random() < 0.3 ? 'same' : `name${step}`,
    };
  if (choice < 0.5)
    return { type: 'set-node', graph: 'main', id: node.id, property: 'position', value: { x: step, y: 0 } };
  if (choice < 0.56)
    return {
      type: 'set-node',
      graph: 'main',
      id: node.id,
      property: 'sharesWith',
      value: random() < 0.5 ? undefined : pick(graph.nodes).id,
    };
  if (choice < 0.68) {
    const [kind, params] = pick(kinds);
    const added = { id: `n${step}`, name: `n${step}`, kind, params: params ?? {} };
    const edge = wire(added.id);
    return {
      type: 'batch',
      edits: [
        { type: 'add-node', graph: 'main', node: added, before: random() < 0.5 ? node.id : null },
        { type: 'add-edge', graph: 'main', edge, before: null },
      ],
    };
  }
  if (choice < 0.84) return { type: 'add-edge', graph: 'main', edge: wire(node.id), before: null };
  if (choice < 0.93 && graph.edges.length > 0)
    return { type: 'remove-edge', graph: 'main', id: pick(graph.edges).id };
  if (choice < 0.97)
    return { type: 'set-outputs', graph: 'main', outputs: [{ name: 'output', from: port(node.id) }] };
  return { type: 'set-inputs', graph: 'main', inputs: random() < 0.5 ? ['x'] : [node.id] };
}

/** What an analysis says, without the objects that say it. */
function said({ main, problems, totals }: Analysis) {
  return {
    problems,
    totals,
    order: main.order,
    unused: [...main.unused],
    nodes: main.list.map(({ node, status, outputs, weights, count, macs, shares }) => ({
      id: node.id,
      status,
      outputs,
      weights,
      count,
      macs,
      shares,
    })),
  };
}

const environment = (globalThis as { process?: { env: { [name: string]: string | undefined } } }).process;

describe('an analysis that starts from an earlier one', () => {
  const seed = Number(environment?.env['NETWRIGHT_SEED'] ?? Math.floor(Math.random() * 1e9));

  it(`says the same as one from nothing, whatever was edited (NETWRIGHT_SEED=${seed})`, () => {
    const random = randomFrom(seed);
    for (let round = 0; round < 30; round++) {
      let document = net([
        image('x', 16, 16, 3),
        ['c', 'Conv2D', { filters: 4, kernelSize: 3 }],
        ['p', 'MaxPooling2D'],
        ['f', 'Flatten'],
        ['d', 'Dense', { units: 2 }],
      ]);
      let analysis = analyze(document);
      for (let step = 0; step < 40; step++) {
        const result = applyEdit(document, randomEdit(document, random, step));
        if (!result.ok) continue;
        document = result.document;
        analysis = analyze(document, analysis);
        // Of a copy: what is kept for lists of nodes and wires does not help it.
        expect(said(analysis), `round ${round}, step ${step}`).toEqual(
          said(analyze(JSON.parse(JSON.stringify(document)))),
        );
      }
    }
  }, 60_000);

  it('analyses only what depends on the edit, and stops where nothing changes any more', () => {
    const before = analyze(
      net([
        image('x', 16, 16, 3),
        ['a', 'Conv2D', { filters: 4, kernelSize: 3 }],
        ['b', 'Conv2D', { filters: 4, kernelSize: 3 }],
        ['pool', 'MaxPooling2D'],
        ['c', 'Conv2D', { filters: 4, kernelSize: 3 }],
      ]),
    );
    const edited = applyEdit(before.document, {
      type: 'set-param',
      graph: 'main',
      id: 'a',
      in: 'params',
      name: 'useBias',
      value: false,
    });
    if (!edited.ok) throw new Error(edited.reason);
    const after = analyze(edited.document, before);
    const kept = before.main.list.filter((node, index) => node === after.main.list[index]);
    expect(kept.map(({ node }) => node.id)).toEqual(['x', 'b', 'pool', 'c']);
    expect(after.main.structure).toBe(before.main.structure);
    expect(after.totals.params.total).toBe(before.totals.params.total - 4);
  });

  it('is the same object where the document is', () => {
    const before = analyze(net([image('x', 4), ['d', 'Dense', { units: 1 }]]));
    expect(analyze({ ...before.document, name: 'other' }, before).main).toBe(before.main);
  });
});
