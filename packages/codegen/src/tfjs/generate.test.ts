import { emptyDocument, type NetDocument, type Value } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { generateTfjs } from './generate.js';

type Row = readonly [
  kind: string,
  id: string,
  from: readonly (string | readonly [string, number])[],
  params?: { readonly [name: string]: Value },
];

const port = (from: string | readonly [string, number]) =>
  typeof from === 'string' ? { node: from, port: 0 } : { node: from[0], port: from[1] };

function draw(rows: readonly Row[], outputs: Row[2] = [rows.at(-1)?.[1] as string]): NetDocument {
  return {
    ...emptyDocument('net'),
    graph: {
      nodes: rows.map(([kind, id, , params = {}]) => ({ id, name: id, kind, params })),
      edges: rows.flatMap(([, id, from]) =>
        from.map((source, index) => ({
          id: `${id}${index}`,
          from: port(source),
          to: { node: id, port: index },
        })),
      ),
      inputs: rows.filter(([kind]) => kind === 'InputLayer').map(([, id]) => id),
      outputs: outputs.map((from, index) => ({ name: `out${index}`, from: port(from) })),
    },
  };
}

function filesOf(document: NetDocument): (path: string) => string {
  const { files } = generateTfjs(document, analyze(document));
  return (path) => String(files.find((file) => file.path === path)?.content ?? '');
}

const input: Row = ['InputLayer', 'in', [], { batchShape: [null, 4] }];

describe('the project of a drawing', () => {
  it('with several outputs names them in the model, the recipe and the data', () => {
    const file = filesOf(
      draw(
        [input, ['Dense', 'left', ['in'], { units: 2 }], ['Dense', 'right', ['in'], { units: 3 }]],
        ['left', 'right'],
      ),
    );
    expect(file('src/model.ts')).toContain(
      "return tf.model({ inputs, outputs: [left, right], name: 'net' });",
    );
    expect(file('src/train.ts')).toMatch(/output: 'left', loss: .*\n.*output: 'right', loss: /);
    expect(file('src/data.ts')).toContain("{ name: 'y_left', shape: [2], holds: 'numbers' }");
    expect(file('src/data.ts')).toContain("takes: 'an .npz file with the arrays x, y_left and y_right'");
  });

  it('gives the mask of an output after all outputs, and the recipe its place', () => {
    const file = filesOf(
      draw(
        [
          ['InputLayer', 'in', [], { batchShape: [null, 5, 4] }],
          ['Masking', 'masking', ['in']],
          ['Dense', 'each', ['masking'], { units: 2 }],
          ['Flatten', 'flat', ['in']],
          ['Dense', 'all', ['flat'], { units: 1 }],
        ],
        ['all', 'each'],
      ),
    );
    expect(file('src/model.ts')).toContain('const maskingMask = apply(new MaskOf({}), inputs);');
    expect(file('src/model.ts')).toMatch(/outputs: \[\w+, \w+, maskingMask\]/);
    expect(file('src/train.ts')).toMatch(/output: 'each', loss: .*, mask: 2, /);
    expect(file('src/train.ts')).not.toMatch(/output: 'all'.*mask/);
  });

  it('says a fault where it is, and leaves a hole that the compiler sees', () => {
    const file = filesOf(
      draw([input, ['Dense', 'bad', ['in'], { units: 0 }], ['Dense', 'after', ['bad'], { units: 3 }]]),
    );
    expect(file('src/model.ts')).toMatch(
      / {2}\/\/ Fault: Units has to be .*\n {2}let \w+!: tf\.SymbolicTensor;/,
    );
  });

  it('says what cannot be had, by name and with the reason', () => {
    const document = draw([
      ['InputLayer', 'in', [], { batchShape: [null, 4], dtype: 'string' }],
      ['Identity', 'same', ['in']],
    ]);
    const { refusals, model } = generateTfjs(document, analyze(document));
    expect(refusals[0]).toEqual({
      node: 'in',
      kind: 'InputLayer',
      name: 'in',
      reason: 'Text cannot go into a model of TensorFlow.js.',
    });
    expect(model.text).toContain('// Not in TensorFlow.js: Text cannot go into a model of TensorFlow.js.\n');
  });

  it('carries what it imports, and nothing that nobody imports', () => {
    const { files } = generateTfjs(draw([input]), analyze(draw([input])));
    const paths = new Set(files.map(({ path }) => path));
    const imported = new Set<string>();
    for (const { path, content } of files) {
      for (const [, target = ''] of String(content).matchAll(/(?:from|import) '(\.[^']+)'/g)) {
        const found = fileAt(path, target);
        expect(paths, `${path} imports ${target}`).toContain(found);
        imported.add(found);
      }
    }
    const alone = [...paths].filter((path) => path.startsWith('src/') && !imported.has(path));
    expect(alone.sort()).toEqual(['src/main.ts', 'src/node.ts']);
  });
});

/** The file of a project that a line of another imports. */
function fileAt(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of target.replace(/\.js$/, '.ts').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
