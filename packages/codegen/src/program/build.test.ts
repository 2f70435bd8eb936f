import { emptyDocument, type LayerNode, type NetDocument, type Value } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { generateKeras } from '../keras/generate.js';
import { modelName, program } from './build.js';

type Row = readonly [
  kind: string,
  id: string,
  from: readonly string[],
  params?: { readonly [name: string]: Value },
  more?: Partial<LayerNode>,
];

function draw(rows: readonly Row[], outputs: readonly string[] = [rows.at(-1)?.[1] as string]): NetDocument {
  return {
    ...emptyDocument('net'),
    graph: {
      nodes: rows.map(([kind, id, , params = {}, more = {}]) => ({ id, name: id, kind, params, ...more })),
      edges: rows.flatMap(([, id, from]) =>
        from.map((source, port) => ({
          id: `${source}>${id}${port}`,
          from: { node: source, port: 0 },
          to: { node: id, port },
        })),
      ),
      inputs: rows.filter(([kind]) => kind === 'InputLayer').map(([, id]) => id),
      outputs: outputs.map((node) => ({ name: node, from: { node, port: 0 } })),
    },
  };
}

const input: Row = ['InputLayer', 'image', [], { batchShape: [null, 8, 8, 4] }];
const convolution = (id: string, from: string, filters = 4): Row => [
  'Conv2D',
  id,
  [from],
  { filters, kernelSize: 3, padding: 'same' },
];

/** The body of build_model, each statement as `variable = layer(inputs)`. */
function statements(document: NetDocument): string[] {
  return (program(document, analyze(document)).functions[0]?.statements ?? []).map((statement) => {
    const takes =
      'takes' in statement ? statement.takes.map(({ variable }) => variable ?? '...').join(', ') : '';
    if (statement.type === 'declare') return `${statement.variable} = ${statement.layer.name}`;
    const made = statement.type === 'apply' ? statement.variable : statement.layer.name;
    return `${statement.makes[0]} = ${made}(${takes})`;
  });
}

describe('program', () => {
  it('writes a chain with x', () => {
    expect(
      statements(draw([input, convolution('a', 'image'), convolution('b', 'a'), convolution('c', 'b')])),
    ).toEqual(['inputs = image()', 'x = a(inputs)', 'x = b(x)', 'outputs = c(x)']);
  });

  it('calls what is needed again after its layer', () => {
    const rows = [
      input,
      convolution('stem', 'image'),
      convolution('a', 'stem'),
      convolution('b', 'a'),
      ['Add', 'sum', ['b', 'stem']] as Row,
      convolution('end', 'sum'),
    ];
    expect(statements(draw(rows))).toEqual([
      'inputs = image()',
      'stem = stem(inputs)',
      'x = a(stem)',
      'x = b(x)',
      'x = sum(x, stem)',
      'outputs = end(x)',
    ]);
  });

  it('writes the shortcut of a residual block first, whichever port it goes into', () => {
    const rows = [
      input,
      convolution('stem', 'image'),
      convolution('a', 'stem'),
      convolution('b', 'a'),
      convolution('project', 'stem'),
      ['Add', 'sum', ['b', 'project']] as Row,
    ];
    expect(statements(draw(rows))).toEqual([
      'inputs = image()',
      'stem = stem(inputs)',
      'shortcut = project(stem)',
      'x = a(stem)',
      'x = b(x)',
      'outputs = sum(x, shortcut)',
    ]);
  });

  it('writes branches one after the other', () => {
    const rows = [
      input,
      convolution('a1', 'image'),
      convolution('b1', 'image'),
      convolution('a2', 'a1'),
      convolution('b2', 'b1', 6),
      ['Concatenate', 'both', ['a2', 'b2']] as Row,
    ];
    expect(statements(draw(rows))).toEqual([
      'inputs = image()',
      'branch_1 = a1(inputs)',
      'branch_1 = a2(branch_1)',
      'branch_2 = b1(inputs)',
      'branch_2 = b2(branch_2)',
      'outputs = both(branch_1, branch_2)',
    ]);
  });

  it('makes a shared layer once', () => {
    const rows = [
      input,
      ['InputLayer', 'other', [], { batchShape: [null, 8, 8, 4] }] as Row,
      convolution('encoder', 'image'),
      ['Conv2D', 'again', ['other'], {}, { sharesWith: 'encoder' }] as Row,
      ['Add', 'sum', ['encoder', 'again']] as Row,
    ];
    expect(statements(draw(rows))).toEqual([
      'image = image()',
      'other = other()',
      'encoder_layer = encoder',
      'shortcut = encoder_layer(image)',
      'x = encoder_layer(other)',
      'outputs = sum(shortcut, x)',
    ]);
  });

  it('leaves out what no output depends on', () => {
    expect(
      statements(draw([input, convolution('a', 'image'), convolution('stray', 'image')], ['a'])),
    ).toEqual(['inputs = image()', 'outputs = a(inputs)']);
  });

  it('does not run out of stack', () => {
    const rows: Row[] = [input];
    for (let index = 0; index < 5000; index++)
      rows.push(['ReLU', `r${index}`, [index === 0 ? 'image' : `r${index - 1}`]]);
    expect(statements(draw(rows))).toHaveLength(5001);
  });

  it('gives every name a variable that is no word of Python or TypeScript', () => {
    const names = [
      'class',
      'lambda',
      'x',
      'keras',
      'layers',
      '1abc',
      'a.b',
      'a_b',
      'a-b',
      'l',
      'print',
      'await',
      'typeof',
      '',
      '日本',
    ];
    const rows: Row[] = [
      input,
      ...names.map(
        (name, index): Row => ['Conv2D', `n${index}`, ['image'], { filters: 4, kernelSize: 1 }, { name }],
      ),
      ['Add', 'sum', names.map((_, index) => `n${index}`)],
    ];
    const two = names.map((_, index) => `n${index}`);
    const made = (
      program(draw(rows, [...two, 'sum']), analyze(draw(rows, [...two, 'sum']))).functions[0]?.outputs ?? []
    ).slice(0, -1);
    expect(new Set(made).size).toBe(names.length);
    for (const variable of made) expect(variable).toMatch(/^[a-z][a-z0-9_]*$/);
    for (const word of ['class', 'lambda', 'x', 'keras', 'layers', 'l', 'print', 'await', 'typeof'])
      expect(made).not.toContain(word);
  });
});

describe('modelName', () => {
  it.each([
    ['resnet50', 'resnet50'],
    ['LeNet-5', 'LeNet-5'],
    ['My net / 2', 'my_net_2'],
    ['"""', 'model'],
    ['日本', 'model'],
    ['', 'model'],
  ])('%j becomes %s', (name, expected) => expect(modelName(name)).toBe(expected));
});

describe('spans', () => {
  it('lead from every statement and argument back to its node', () => {
    const document = draw([input, convolution('a', 'image'), convolution('b', 'a')]);
    const { text, spans } = generateKeras(document, analyze(document)).model;
    const pieces = spans.map(({ start, end, node, param }) => [node, param, text.slice(start, end)]);
    expect(pieces).toContainEqual([
      'a',
      undefined,
      '    x = layers.Conv2D(4, 3, padding="same", name="a")(inputs)\n',
    ]);
    expect(pieces).toContainEqual(['a', 'filters', '4']);
    expect(pieces).toContainEqual(['b', 'padding', 'padding="same"']);
    expect(pieces).toContainEqual(['image', 'batchShape', 'shape=(8, 8, 4)']);
  });
});

describe('broken documents', () => {
  const broken: readonly (readonly [string, NetDocument, string])[] = [
    ['nothing', draw([], []), 'return keras.Model([], [], name="net")'],
    ['an unknown kind', draw([input, ['Mystery', 'm', ['image']]]), 'outputs = ...'],
    [
      'a missing wire',
      draw([input, ['Conv2D', 'a', [], { filters: 4, kernelSize: 3 }]]),
      'layers.Conv2D(4, 3, name="a")(...)',
    ],
    [
      'a missing parameter',
      draw([input, ['Conv2D', 'a', ['image'], { kernelSize: 3 }]]),
      'layers.Conv2D(kernel_size=3, name="a")(inputs)',
    ],
    [
      'a wrong parameter',
      draw([input, ['Conv2D', 'a', ['image'], { filters: '"); import os', kernelSize: 3 }]]),
      'layers.Conv2D(kernel_size=3, name="a")(inputs)',
    ],
    ['a circle', draw([input, ['Add', 'a', ['image', 'b']], ['ReLU', 'b', ['a']]]), '...'],
  ];
  it.each(broken)('%s is shown with the fault as a comment', (_, document, expected) => {
    const { text } = generateKeras(document, analyze(document)).model;
    expect(text).toContain(expected);
    if (document.graph.nodes.length > 0) expect(text).toMatch(/^ {4}# Fault: .+/m);
    // What the file says stands in a comment, if anywhere.
    for (const line of text.split('\n')) if (line.includes('"); import os')) expect(line).toMatch(/^ {4}# /);
  });
});
