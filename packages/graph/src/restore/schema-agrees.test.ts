import { describe, expect, it } from 'vitest';
import { nodePropertyFault } from '../apply/fits.js';
import { isLayerNode, type Node } from '../document.js';
import { blockNodeSchema, documentSchema, layerNodeSchema } from '../document-schema.js';
import { Random, randomDocument, randomNode, randomValue } from '../fixtures/random-document.js';
import { LoadReport } from './problem.js';
import { readRecord } from './record.js';
import { blockNodeRules, documentRules, layerNodeRules } from './rules.js';

// The document is described twice: by the published schema and by the rules that open files. Here they are held to accept
// the same, on documents that are whole and on such that have one fault somewhere.

const seed = Math.floor(Math.random() * 2 ** 31);

describe('the rules that open files and the published schema', () => {
  it(`accept the same documents (seed ${seed})`, () => {
    const random = new Random(seed);
    const answers = { both: 0, neither: 0 };
    for (let round = 0; round < 1500; round++) {
      const whole = JSON.parse(JSON.stringify(randomDocument(random))) as Json;
      const value = random.chance(0.2) ? whole : broken(whole, random);
      const bySchema = documentSchema.safeParse(value).success;
      expect(openedAsItIs(value), `seed ${seed}: ${JSON.stringify(value)}`).toBe(bySchema);
      answers[bySchema ? 'both' : 'neither']++;
    }
    // Neither answer may become so rare that the test says nothing.
    expect(Math.min(answers.both, answers.neither)).toBeGreaterThan(100);
  });

  it.each([2 ** 60, -1, 0.5])('both refuse a wire that ends at port %d', (port) => {
    const value = whole({ edges: [{ id: 'w', from: { node: 'a', port: 0 }, to: { node: 'a', port } }] });
    expect([openedAsItIs(value), documentSchema.safeParse(value).success]).toEqual([false, false]);
  });

  it('both refuse a block node of a kind that is none', () => {
    const value = whole({ nodes: [{ id: 'a', name: 'a', kind: 5, block: 'b', args: {}, repeat: 1 }] });
    expect([openedAsItIs(value), documentSchema.safeParse(value).success]).toEqual([false, false]);
  });
});

describe('an edit of a node and the published schema', () => {
  it(`accept the same values (seed ${seed})`, () => {
    const random = new Random(seed);
    const answers = { both: 0, neither: 0 };
    for (let round = 0; round < 3000; round++) {
      const node = randomNode(random, ['b']);
      const rules = isLayerNode(node) ? layerNodeRules : blockNodeRules;
      const property = random.of([...rules.keys()].filter((key) => key !== 'id'));
      const value = random.chance(0.2) ? undefined : anyJson(random);
      const bySchema = schemaTakes(node, property, value);
      expect(
        nodePropertyFault(node, property, value) === undefined,
        `seed ${seed}: ${property} = ${JSON.stringify(value)}`,
      ).toBe(bySchema);
      answers[bySchema ? 'both' : 'neither']++;
    }
    expect(Math.min(answers.both, answers.neither)).toBeGreaterThan(300);
  });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Whether a file that says this is opened without a repair, and nothing had to be filled in. */
function openedAsItIs(value: unknown): boolean {
  const report = new LoadReport();
  const read = readRecord(value, documentRules, { path: '', report });
  return report.list().length === 0 && JSON.stringify(sorted(read)) === JSON.stringify(sorted(value));
}

function schemaTakes(node: Node, property: string, value: unknown): boolean {
  const { [property]: _old, ...rest } = node as unknown as { [key: string]: unknown };
  const changed = value === undefined ? rest : { ...rest, [property]: value };
  return (isLayerNode(node) ? layerNodeSchema : blockNodeSchema).safeParse(changed).success;
}

function whole(graph: object): object {
  const empty = { nodes: [], edges: [], inputs: [], outputs: [] };
  return {
    format: 'netwright',
    version: 1,
    name: 'x',
    parameters: [],
    args: {},
    graph: { ...empty, ...graph },
    blocks: [],
  };
}

/** The document with one place replaced, left out or added to; `format` and `version` decide whether it is opened at all. */
function broken(document: Json, random: Random): Json {
  const places: (() => void)[] = [];
  const visit = (item: Json): void => {
    if (typeof item !== 'object' || item === null) return;
    if (Array.isArray(item)) {
      for (const [index, each] of item.entries()) {
        places.push(() => item.splice(index, 1, anyJson(random)));
        visit(each);
      }
      places.push(() => item.push(anyJson(random)));
      return;
    }
    for (const [key, each] of Object.entries(item)) {
      if (key === 'format' || key === 'version') continue;
      places.push(() => define(item, key, anyJson(random)));
      places.push(() => delete item[key]);
      visit(each);
    }
    const added = random.of([
      'note',
      'when',
      'position',
      'names',
      'description',
      'training',
      'kind',
      'later',
    ]);
    places.push(() => define(item, added, anyJson(random)));
  };
  visit(document);
  random.of(places)();
  return document;
}

/** Sets an own property, also where the name is `__proto__`. */
function define(item: object, key: string, value: Json): void {
  Object.defineProperty(item, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Anything that a file can say where something else belongs, often nearly right. */
function anyJson(random: Random): Json {
  const nearly: Json[] = [
    { x: 1, y: 2 },
    { x: 1 },
    { x: 1, y: 'two' },
    [{ path: 'a', name: 'b' }],
    [{ path: 'a' }],
    { node: 'n', port: 0 },
    { node: 'n', port: 1.5 },
    { object: 'L2', config: {} },
    'int',
    '',
    0,
    -1,
    1e300,
    [],
    {},
  ];
  return random.chance(0.5) ? random.of(nearly) : (randomValue(random) as Json);
}

/** The same with its properties in one order: what was filled in or repaired shows, what moved does not. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, item]) => [key, sorted(item)]);
}
