import { describe, expect, it } from 'vitest';
import { documentSchema } from '../document-schema.js';
import { Random, randomDocument } from '../fixtures/random-document.js';
import v0 from '../fixtures/v0.json' with { type: 'json' };
import { readDocument } from '../read.js';
import { writeDocument } from '../write.js';
import { migrations } from './migrations.js';
import { restore } from './restore.js';

const shell = { format: 'netwright', version: 1, name: 'x', parameters: [], args: {}, blocks: [] };
const dense = (id: string, rest: object = {}) => ({ id, name: id, kind: 'Dense', params: {}, ...rest });
const wire = (id: string, from: string, to: string) => ({
  id,
  from: { node: from, port: 0 },
  to: { node: to, port: 0 },
});
const withGraph = (graph: object) => ({
  ...shell,
  graph: { nodes: [], edges: [], inputs: [], outputs: [], ...graph },
});

/** Restores, and holds it to what it promises: a document of the schema that survives being saved and opened again. */
function opened(value: unknown) {
  const { document, problems } = restore(value);
  if (!document) throw new Error(problems[0]?.message);
  expect(documentSchema.safeParse(document).error?.message).toBeUndefined();
  const again = readDocument(writeDocument(document));
  expect(again.ok && again.document).toEqual(document);
  return {
    document,
    codes: problems.map(({ code }) => code),
    messages: problems.map(({ message }) => message),
  };
}

describe('restore', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);

  it(`gives back what was saved (seed ${seed})`, () => {
    const random = new Random(seed);
    for (let round = 0; round < 200; round++) {
      const document = randomDocument(random);
      const { document: again, problems } = restore(JSON.parse(writeDocument(document)));
      expect(
        problems.filter(({ code }) => code !== 'load/no-such-layer'),
        `seed ${seed}`,
      ).toEqual([]);
      expect(again, `seed ${seed}`).toEqual(document);
    }
  });

  it(`makes a document of damaged ones, and loses no text of theirs (seed ${seed})`, () => {
    const random = new Random(seed);
    for (let round = 0; round < 300; round++) {
      const marks: string[] = [];
      const damaged = damage(JSON.parse(JSON.stringify(randomDocument(random))), random, marks);
      const { document } = restore({ ...(damaged as object), format: 'netwright', version: 1 });
      if (!document) throw new Error(`seed ${seed}`);
      expect(documentSchema.safeParse(document).error?.message, `seed ${seed}`).toBeUndefined();
      const saved = writeDocument(document);
      for (const mark of marks) expect(saved, `seed ${seed}`).toContain(mark);
      expect(restore(JSON.parse(saved)).document, `seed ${seed}`).toEqual(document);
    }
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /JSON object/],
    ['null', null, /JSON object/],
    ['a list', [], /JSON object/],
    ['JSON of something else', { class_name: 'Functional' }, /does not say "format"/],
    [
      'a format that only the prototype has',
      Object.create({ format: 'netwright', version: 1 }),
      /does not say "format"/,
    ],
    ['no version', { format: 'netwright' }, /"version" has to be a whole number/],
    ['a version in words', { format: 'netwright', version: '1' }, /"version" has to be a whole number/],
    ['a newer version', { format: 'netwright', version: 7, name: 'x' }, /version 7.*up to version 1/],
    ['200,000 levels', { ...shell, graph: nested(200_000) }, /more than 100 levels/],
    ['a ring', ring(), /more than 100 levels/],
    [
      '100,001 layers',
      withGraph({ nodes: Array.from({ length: 100_001 }, () => ({})) }),
      /100,001 layers; at most 100,000/,
    ],
  ])('refuses %s', (_what, value, reason) => {
    const { document, problems } = restore(value);
    expect(document).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(reason);
  });

  it.each<[string, object, string[]]>([
    ['no graph', shell, []],
    ['nothing but the format', { format: 'netwright', version: 1 }, []],
    ['a graph that is none', { ...shell, graph: 5 }, ['load/does-not-fit']],
    [
      'a wire to nowhere',
      withGraph({ nodes: [dense('a')], edges: [wire('w', 'a', 'gone')] }),
      ['load/wire-to-nowhere'],
    ],
    ['a wire without ends', withGraph({ edges: [{ id: 'w' }] }), ['load/does-not-fit']],
    ['two layers of one id', withGraph({ nodes: [dense('a'), dense('a')] }), ['load/two-of-one-id']],
    [
      'two wires of one id',
      withGraph({ nodes: [dense('a')], edges: [wire('w', 'a', 'a'), wire('w', 'a', 'a')] }),
      ['load/two-of-one-id'],
    ],
    ['layers that are none', withGraph({ nodes: [3, null, 'a', []] }), Array(4).fill('load/does-not-fit')],
    ['a layer without anything', withGraph({ nodes: [{}] }), []],
    ['parameters that are none', withGraph({ nodes: [dense('a', { params: 'x' })] }), ['load/does-not-fit']],
    [
      'a position that is none',
      withGraph({ nodes: [dense('a', { position: { x: 'left' } })] }),
      ['load/does-not-fit'],
    ],
    ['an input that is not there', withGraph({ inputs: ['gone'] }), ['load/no-such-layer']],
    [
      'an output that is not there',
      withGraph({ outputs: [{ name: 'y', from: { node: 'gone', port: 0 } }] }),
      ['load/no-such-layer'],
    ],
    [
      'weights that are not there',
      withGraph({ nodes: [dense('a', { sharesWith: 'gone' })] }),
      ['load/no-such-layer'],
    ],
    ['a recipe that is none', { ...shell, training: [] }, ['load/does-not-fit']],
    [
      'an objective without a loss',
      { ...shell, training: { dataset: { id: 'digits' }, objectives: [{ output: 'y' }] } },
      ['load/does-not-fit'],
    ],
    [
      'a block that is called main',
      { ...shell, blocks: [{ id: 'main', name: 'main' }] },
      ['load/two-of-one-id'],
    ],
    ['a name that is none', { ...shell, name: 5 }, ['load/does-not-fit']],
    ['an aside that is none', withGraph({ nodes: [dense('a', { aside: 5 })] }), []],
  ])('mends %s', (_what, value, codes) => {
    const { document, codes: found } = opened(value);
    expect(found).toEqual(codes);
    for (const text of texts(value)) expect(JSON.stringify(document)).toContain(JSON.stringify(text));
  });

  it('keeps layer kinds, properties and values of later versions, in their order', () => {
    const node = { colour: 'red', kind: 'Hologram', id: 'h', name: 'h', params: { depth: { fourth: [1] } } };
    const { document } = opened({ ...withGraph({ nodes: [node], later: 1 }), andMore: { x: null } });
    expect(JSON.stringify(document.graph.nodes[0])).toBe(JSON.stringify(node));
    expect(document).toMatchObject({ andMore: { x: null }, graph: { later: 1 } });
  });

  it('keeps keys that plain objects choke on', () => {
    const { document } = opened(
      JSON.parse(
        '{"format":"netwright","version":1,"__proto__":{"a":1},"graph":{"nodes":[{"id":"__proto__","name":"constructor","kind":"Dense","params":{"__proto__":2,"toString":3}}]}}',
      ),
    );
    expect(Object.keys(document)).toContain('__proto__');
    expect(Object.entries((document.graph.nodes[0] as { params: object }).params)).toEqual([
      ['__proto__', 2],
      ['toString', 3],
    ]);
    expect(({} as { a?: number }).a).toBeUndefined();
  });

  it('lets the wires stay at the first of two layers with one id', () => {
    const { document, messages } = opened(
      withGraph({
        nodes: [dense('a'), dense('b'), dense('a', { name: 'twin' })],
        edges: [wire('w', 'a', 'b')],
      }),
    );
    expect(document.graph.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'a_2']);
    expect(document.graph.edges[0]?.from.node).toBe('a');
    expect(messages).toEqual([
      'Two layers have the id "a": "twin" now has "a_2". The wires stay at the first.',
    ]);
  });

  it('takes the wires of a block along when its ids were used before', () => {
    const graph = {
      nodes: [dense('a'), dense('b')],
      edges: [wire('w', 'a', 'b')],
      inputs: ['a'],
      outputs: [],
    };
    const { document } = opened({ ...shell, graph, blocks: [{ id: 'k', name: 'k', parameters: [], graph }] });
    expect(document.blocks[0]?.graph).toMatchObject({
      nodes: [{ id: 'a_2' }, { id: 'b_2' }],
      edges: [{ from: { node: 'a_2' }, to: { node: 'b_2' } }],
      inputs: ['a_2'],
    });
  });

  it('takes what a database may hand over and JSON does not know', () => {
    const { document } = opened(
      withGraph({ nodes: [dense('a', { params: { x: Number.NaN, y: 3n, z: undefined } })] }),
    );
    expect(document.graph.nodes[0]).toMatchObject({ params: { x: 'NaN', y: '3' } });
  });

  it('says a hundred faults and how many more there are', () => {
    const { problems } = restore(withGraph({ nodes: Array(1000).fill(5) }));
    expect(problems).toHaveLength(201);
    expect(problems[200]?.message).toBe('And 800 more like these.');
  });

  it('loses nothing of a document that says version 0 and has what version 1 has', () => {
    const value = withGraph({ nodes: [dense('a'), dense('b')], edges: [wire('w', 'a', 'b')], inputs: ['a'] });
    const { document, codes } = opened({ ...value, version: 0 });
    expect(document.graph).toEqual(value.graph);
    expect(codes).toEqual(['load/older-version']);
  });

  it.each([{ graph: null }, { graph: 'x' }, { layers: 5, graph: null }, {}])(
    'opens %j of version 0',
    (rest) => {
      expect(opened({ format: 'netwright', version: 0, ...rest }).document.graph.nodes).toEqual([]);
    },
  );

  it('opens a document of version 0 by all migrations', () => {
    const { document, problems, migrations: ran } = restore(v0);
    expect(ran).toEqual(migrations.map(({ id }) => id));
    expect(problems).toEqual([
      {
        code: 'load/older-version',
        message: 'It is of version 0 of the format. It was brought up to version 1, in which it is saved.',
        path: 'version',
      },
    ]);
    expect(document).toMatchObject({
      version: 1,
      graph: {
        nodes: [
          { id: 'x', kind: 'InputLayer' },
          { id: 'd1', kind: 'Dense', params: { units: 8 } },
          { id: 'd2' },
          { id: 'sum', kind: 'Add' },
        ],
        edges: [
          { from: { node: 'x', port: 0 }, to: { node: 'd1', port: 0 } },
          { from: { node: 'd1', port: 0 }, to: { node: 'd2', port: 0 } },
          { from: { node: 'd1', port: 0 }, to: { node: 'sum', port: 0 } },
          { from: { node: 'd2', port: 0 }, to: { node: 'sum', port: 1 } },
        ],
        inputs: ['x'],
        outputs: [{ name: 'the sum', from: { node: 'sum', port: 0 } }],
      },
    });
    opened(v0);
  });
});

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

function ring(): unknown {
  const value: { [key: string]: unknown } = { ...shell };
  value['graph'] = value;
  return value;
}

/** Every text in a value. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** Puts marked texts where something else stood. */
function damage(value: unknown, random: Random, marks: string[], depth = 0): unknown {
  if (depth > 0 && random.chance(0.02)) {
    const mark = `damage-${random.below(1e9)}`;
    marks.push(mark);
    return random.of<unknown>([mark, [mark], { unexpected: mark }, [[mark]], { id: mark }]);
  }
  if (Array.isArray(value)) return value.map((item) => damage(item, random, marks, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  // What is replaced is not part of the marks; and what stands inside of it went with it.
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'format' || key === 'version' ? item : damage(item, random, marks, depth + 1),
    ]),
  );
}
