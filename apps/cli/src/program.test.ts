import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type NetDocument, readDocument } from '@netwright/graph';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { run } from './program.js';

// The first call of a command loads what it needs.
vi.setConfig({ testTimeout: 30_000 });

const directory = mkdtempSync(join(tmpdir(), 'netwright-cli-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Calls `netwright` with a line as one would type it. */
async function netwright(line: string | readonly string[], { width = 120, colour = false } = {}) {
  let stdout = '';
  let stderr = '';
  const code = await run(typeof line === 'string' ? line.split(' ') : line, {
    directory,
    width,
    colour,
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  return { code, stdout, stderr };
}

const file = (name: string): string => join(directory, name);
const read = (name: string): NetDocument => {
  const result = readDocument(readFileSync(file(name), 'utf8'));
  if (!result.ok) throw new Error(result.reason);
  return result.document;
};

const wrong = {
  format: 'netwright',
  version: 1,
  name: 'wrong',
  graph: {
    nodes: [
      { id: 'x', name: 'x', kind: 'InputLayer', params: { batchShape: [null, 8, 8, 1] } },
      { id: 'c', name: 'too \u001b[31mlarge', kind: 'Conv2D', params: { filters: 2, kernelSize: 40 } },
    ],
    edges: [{ id: 'w', from: { node: 'x', port: 0 }, to: { node: 'c', port: 0 } }],
    inputs: ['x'],
    outputs: [{ name: 'y', from: { node: 'c', port: 0 } }],
  },
};
writeFileSync(file('wrong.json'), JSON.stringify(wrong));
writeFileSync(file('none.json'), 'not a model');
const keras = {
  class_name: 'Sequential',
  config: {
    name: 'tiny',
    layers: [
      { class_name: 'InputLayer', config: { name: 'x', batch_shape: [null, 4] } },
      { class_name: 'Dense', config: { name: 'out', units: 3 } },
      { class_name: 'Hologram', config: { name: 'odd' } },
    ],
  },
};
writeFileSync(file('odd.json.gz'), gzipSync(JSON.stringify(keras)));

describe('new', () => {
  it('writes a document, which the other commands take', async () => {
    expect(await netwright('new lenet5-digits -o l.netwright.json')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(read('l.netwright.json').graph.nodes.length).toBeGreaterThan(8);
    expect(await netwright('check l.netwright.json')).toMatchObject({
      code: 0,
      stderr: 'l.netwright.json: no errors.\n',
    });
  });

  it('prints it without -o, and sets options', async () => {
    const { stdout, code } = await netwright('new lenet5 --set classes=26 --set name=letters');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'letters' });
    writeFileSync(file('letters.json'), stdout);
    expect((await netwright('summary letters.json')).stdout).toMatch(/Dense +\(None, 26\)/);
  });

  it.each([
    ['an unknown template', 'new lenet', /^netwright: There is no template "lenet"\. There are: lenet5, /],
    ['an unknown option', 'new lenet5 --set depth=3', /has no option "depth"/],
    ['an option without a value', 'new lenet5 --set classes', /--set takes key=value, not "classes"\./],
  ])('refuses %s', async (_what, line, said) => {
    const { code, stdout, stderr } = await netwright(line);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('summary', () => {
  it('is a table with totals', async () => {
    await netwright('new lenet5 -o lenet5.json');
    const { stdout, stderr, code } = await netwright('summary lenet5.json');
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines[2]).toBe(
      'Layer     Kind               Output               Parameters      MACs   Receptive field',
    );
    expect(lines).toContain(
      'C3        Conv2D             (None, 10, 10, 16)        2,416   240,000             14×14',
    );
    expect(lines).toContain('F6        Dense              (None, 84)               10,164    10,080');
    expect(lines).toContain('Total                                                 61,706   416,520');
    expect(stdout).toMatch(/^Most parameters +C5 78\.0 %, F6 16\.5 %, C3 3\.9 %$/m);
    expect(stdout).toMatch(/^FLOPs +833,040$/m);
  });

  it('has no receptive fields where there is no room for them, or none are known', async () => {
    const head = async (line: string, width: number) =>
      (await netwright(line, { width })).stdout.split('\n')[2];
    expect(await head('summary lenet5.json', 80)).toMatch(/MACs$/);
    expect(await head('summary lenet5.json', 88)).toMatch(/Receptive field$/);
    writeFileSync(
      file('dense.json'),
      JSON.stringify({ ...keras, config: { ...keras.config, layers: keras.config.layers.slice(0, 2) } }),
    );
    expect(await head('summary dense.json', 120)).toMatch(/MACs$/);
  });

  it('fits a narrow terminal by cutting names', async () => {
    await netwright(['new', 'lenet5', '--set', `name=${'n'.repeat(300)}`, '-o', 'long.json']);
    const document = read('long.json');
    const [first, ...others] = document.graph.nodes;
    const nodes = [{ ...first, name: 'x'.repeat(10_000) }, ...others];
    writeFileSync(
      file('long.json'),
      JSON.stringify({ ...document, name: 'long', graph: { ...document.graph, nodes } }),
    );
    const { stdout } = await netwright('summary long.json', { width: 80 });
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('is one line of JSON for each file', async () => {
    const { stdout, stderr } = await netwright('summary --json lenet5.json lenet5.json --batch 1');
    expect(stderr).toBe('');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(2);
    expect(Object.keys(lines[0])).toEqual([
      'file',
      'name',
      'params',
      'macs',
      'flops',
      'memory',
      'layers',
      'problems',
    ]);
    expect(Object.keys(lines[0].layers[0])).toEqual([
      'id',
      'name',
      'kind',
      'path',
      'outputs',
      'dtypes',
      'params',
      'trainable',
      'macs',
      'receptiveField',
    ]);
    expect(lines[0]).toMatchObject({
      file: 'lenet5.json',
      params: { total: 61706, trainable: 61706, nonTrainable: 0 },
      macs: 416520,
      flops: 833040,
    });
  });

  it.each([
    ['64,64,1', '(None, 64, 64, 1)'],
    ['input=48,32,1', '(None, 48, 32, 1)'],
    ['none,None,1', '(None, None, None, 1)'],
  ])('takes another input shape: %s', async (shape, shown) => {
    expect((await netwright(`summary --input-shape ${shape} lenet5.json`)).stdout).toContain(shown);
  });

  it.each([
    ['words', 'summary lenet5.json --input-shape a,b', /--input-shape takes whole numbers/],
    ['zero', 'summary lenet5.json --input-shape 0,3', /--input-shape takes whole numbers/],
    ['an unknown input', 'summary lenet5.json --input-shape y=3,3,1', /no input called "y"/],
    ['a batch of none', 'summary lenet5.json --batch 0', /whole number of at least 1/],
  ])('refuses %s', async (_what, line, said) => {
    const { code, stderr } = await netwright(line);
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  });

  it('goes on after a file that cannot be read', async () => {
    const { code, stdout, stderr } = await netwright('summary none.json lenet5.json --json');
    expect(code).toBe(2);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toBe('netwright: none.json: It is not JSON: in line 1, column 1, not is not a value.\n');
  });

  it('says that numbers are left out', async () => {
    const { code, stdout } = await netwright('summary wrong.json');
    expect(code).toBe(0);
    expect(stdout).toContain('1 error: the numbers leave out what cannot be known.');
  });
});

describe('check', () => {
  it('lists problems with their fixes, and never sends control characters', async () => {
    const { code, stdout, stderr } = await netwright('check wrong.json');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^wrong\.json: error: too \\u001b\[31mlarge: .* \[[a-z-]+\/[a-z-]+\]\n {4}fix: /);
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toBe('wrong.json: 1 error.\n');
  });

  it('is one line of JSON for each file', async () => {
    const { code, stdout } = await netwright('check --json wrong.json lenet5.json');
    const [first, second] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(first.problems).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        where: expect.objectContaining({ graph: 'main', nodes: ['c'] }),
      }),
    );
    for (const problem of first.problems) expect(problem).not.toHaveProperty('suggestions');
    expect(second).toMatchObject({ file: 'lenet5.json' });
  });

  it('says 2 where a file cannot be read, whatever the others are', async () => {
    expect((await netwright('check wrong.json none.json lenet5.json')).code).toBe(2);
  });

  it('says of which of several files a note is', async () => {
    const { stderr } = await netwright('check odd.json.gz lenet5.json');
    expect(stderr).toContain('odd.json.gz: note: "odd": its class "Hologram" is not known');
    expect(stderr).toContain('lenet5.json: no errors.\n');
  });

  it('is coloured where that is wanted', async () => {
    expect((await netwright('check wrong.json', { colour: true })).stdout).toContain(
      '\u001b[31merror\u001b[0m',
    );
  });
});

describe('import', () => {
  it('makes a document, and says on stderr what was not understood', async () => {
    const { code, stdout, stderr } = await netwright('import odd.json.gz -o odd.netwright.json');
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe('note: "odd": its class "Hologram" is not known; it is kept as it is.\n');
    expect(read('odd.netwright.json').graph.nodes.map(({ name }) => name)).toEqual(['x', 'out', 'odd']);
  });

  it('prints it without -o', async () => {
    const { stdout } = await netwright('import odd.json.gz');
    expect(JSON.parse(stdout)).toMatchObject({ format: 'netwright', name: 'tiny' });
  });
});

describe('explain', () => {
  it('prints the arithmetic, the window and the receptive field', async () => {
    const { code, stdout } = await netwright('explain lenet5.json C3');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'C3  Conv2D  16 · 5×5 · tanh',
      'float32[None,14,14,6] → float32[None,10,10,16]',
      '',
      'How the input comes about',
      '  C1 height    floor((32 + 2·0 − 5) / 1) + 1 = 28   (6 · 5×5 · tanh)',
      '  C1 width     floor((32 + 2·0 − 5) / 1) + 1 = 28   (6 · 5×5 · tanh)',
      '  C1 channels  one for each filter = 6   (6 · 5×5 · tanh)',
      '  S2 height    floor((28 + 2·0 − 2) / 2) + 1 = 14   (2×2)',
      '  S2 width     floor((28 + 2·0 − 2) / 2) + 1 = 14   (2×2)',
      '',
      'How the output comes about',
      '  height    floor((14 + 2·0 − 5) / 1) + 1 = 10',
      '  width     floor((14 + 2·0 − 5) / 1) + 1 = 10',
      '  channels  one for each filter = 16',
      '',
      'Where the window stands',
      '  height  10 places: 0 sees 0 to 4, 1 sees 1 to 5, 2 sees 2 to 6, … 9 sees 9 to 13',
      '  width   10 places: 0 sees 0 to 4, 1 sees 1 to 5, 2 sees 2 to 6, … 9 sees 9 to 13',
      '',
      'Parameters',
      '  (5·5·6 + 1)·16 = 2,416',
      '',
      'Multiply-accumulates for one sample',
      '  2400 · 10·10 = 240,000   (kernel elements at each output position)',
      '',
      'Receptive field: one number here depends on 14×14 elements of the input',
      '  height  6 + (5 − 1)·2 = 14   (jump 2·1 = 2; the first is centred on 6.5)',
      '  width   6 + (5 − 1)·2 = 14   (jump 2·1 = 2; the first is centred on 6.5)',
      '',
    ]);
  });

  it('says how the padding lies, and what is cut', async () => {
    const line = (kind: string, params: object) => ({
      ...wrong,
      graph: {
        ...wrong.graph,
        nodes: [wrong.graph.nodes[0], { id: 'c', name: 'c', kind, params }],
      },
    });
    const same = { filters: 2, kernelSize: 3, dilationRate: 2, padding: 'same' };
    writeFileSync(file('same.json'), JSON.stringify(line('Conv2D', same)));
    expect((await netwright('explain same.json c')).stdout).toContain(
      '  height  8 places of elements 2 apart: 0 sees −2 to 2, 1 sees −1 to 3, 2 sees 0 to 4, … 7 sees 5 to 9   (zeros: 2\n' +
        '          before, 2 after)',
    );
    writeFileSync(file('cut.json'), JSON.stringify(line('Cropping2D', { cropping: 1 })));
    expect((await netwright('explain cut.json c')).stdout).toContain('5 sees 6   (cuts 1 before, 1 after)');
  });

  it('finds a layer whatever it is called', async () => {
    const long = { ...wrong, graph: { ...wrong.graph } };
    long.graph.nodes = [
      { id: 'x', name: 'Picture', kind: 'InputLayer', params: { batchShape: [null, 8, 8, 1] } },
      { id: 'c', name: 'First', kind: 'Conv2D', params: { filters: 2, kernelSize: 3 } },
    ];
    writeFileSync(file('named.json'), JSON.stringify(long));
    for (const name of ['First', 'first', 'FIRST', 'c'])
      expect((await netwright(`explain named.json ${name}`)).stdout, name).toMatch(/^First {2}Conv2D/);
  });

  it.each([
    ['nearly', 'C33', 'Did you mean "C3"?'],
    ['in part', 'tanh', 'Did you mean "S2_tanh" or "S4_tanh"?'],
    ['not at all', 'zzzzz', 'It has "input", "C1", "S2", "S2_tanh", "C3", '],
  ])('offers names where one is there %s', async (_how, wanted, said) => {
    const { code, stdout, stderr } = await netwright(`explain lenet5.json ${wanted}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`netwright: lenet5.json has no layer "${wanted}". ${said}`);
  });

  it('says what it can of a layer that is not known, or faulty', async () => {
    await netwright('import odd.json.gz -o odd.netwright.json');
    expect(await netwright('explain odd.netwright.json odd')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^odd {2}Hologram\nfloat32\[None,3\] → /),
    });
    writeFileSync(file('wrong.json'), JSON.stringify(wrong));
    const { code, stdout } = await netwright('explain wrong.json c');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^too \\u001b\[31mlarge {2}Conv2D/);
    expect(stdout).toMatch(/error: .* \[window\/larger-than-input\]\n$/);
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
  });

  it('asks which, where two go by that name', async () => {
    const twice = read('lenet5.json');
    const nodes = twice.graph.nodes.map((node) =>
      node.name === 'C1' ? { ...node, name: 'Conv' } : node.name === 'C3' ? { ...node, name: 'conv' } : node,
    );
    writeFileSync(file('twice.json'), JSON.stringify({ ...twice, graph: { ...twice.graph, nodes } }));
    expect((await netwright('explain twice.json conv')).stdout).toMatch(/^conv {2}Conv2D {2}16/);
    expect(await netwright('explain twice.json CONV')).toMatchObject({
      code: 2,
      stderr: 'netwright: twice.json has 2 layers called "CONV": "Conv", "conv". Say which by its path.\n',
    });
  });
});

describe('generate', () => {
  it('writes the folder, under the name of the document', async () => {
    expect((await netwright('generate l.netwright.json --target keras --out out')).code).toBe(0);
    expect(readdirSync(file('out')).sort()).toEqual([
      'README.md',
      'digits.csv.gz',
      'requirements.txt',
      'train.py',
    ]);
    const { stderr } = await netwright('generate lenet5.json --target keras');
    expect(stderr).toMatch(/ to lenet-5\.\n$/);
    expect(readdirSync(file('lenet-5'))).toContain('train.py');
  });

  it('prints the model file', async () => {
    const { stdout, stderr } = await netwright('generate l.netwright.json --target keras --stdout');
    expect(stdout).toBe(readFileSync(file('out/train.py'), 'utf8'));
    expect(stderr).toBe('');
  });

  it('writes nothing where there are errors', async () => {
    const { code, stdout, stderr } = await netwright('generate wrong.json --target keras --out never');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error: /);
    expect(readdirSync(directory)).not.toContain('never');
  });

  it('has nothing to write of a document without layers', async () => {
    writeFileSync(file('empty.json'), JSON.stringify({ format: 'netwright', version: 1, name: 'empty' }));
    expect(await netwright('generate empty.json --target keras --out never')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'netwright: empty.json: it has no layers, so there is nothing to generate.\n',
    });
    expect(readdirSync(directory)).not.toContain('never');
    expect(await netwright('check empty.json')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'empty.json: no errors, but it has no layers, so there is nothing to generate.\n',
    });
  });

  it('names its targets', async () => {
    expect(await netwright('generate lenet5.json --target pytorch')).toMatchObject({
      code: 2,
      stderr: 'netwright: There is no target "pytorch". There are: keras, tfjs.\n',
    });
  });
});

describe('render', () => {
  it('writes a picture', async () => {
    expect((await netwright('render lenet5.json -o pictures/l.svg')).code).toBe(0);
    expect(readFileSync(file('pictures/l.svg'), 'utf8')).toMatch(/^<svg [\s\S]*C1[\s\S]*<\/svg>\s*$/);
    expect((await netwright('render lenet5.json -o l.svg --theme pink')).stderr).toContain(
      '--theme is light or dark',
    );
  });
});

describe('templates', () => {
  it('is a table', async () => {
    expect((await netwright('templates')).stdout).toMatch(/^lenet5 .* 61,706 +416,520$/m);
  });

  it('is one line of JSON for each', async () => {
    const lines = (await netwright('templates --json')).stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({
      id: 'lenet5',
      params: { total: 61706 },
      macs: 416520,
      inputs: [[null, 32, 32, 1]],
    });
    expect(lines[0]).not.toHaveProperty('document');
    for (const { id } of lines) expect((await netwright(`new ${id}`)).code).toBe(0);
  });
});

describe('netwright', () => {
  it.each([
    [
      'a file that is not there',
      'check gone.json',
      'netwright: gone.json cannot be read: there is no such file.\n',
    ],
    ['a folder', 'check folder', 'netwright: folder cannot be read: it is a folder.\n'],
    [
      'a place where nothing can be written',
      'new lenet5 -o none.json/x',
      'netwright: none.json/x cannot be written: a part of its path is not a folder.\n',
    ],
  ])('says in a sentence what is wrong with %s', async (_what, line, said) => {
    mkdirSync(file('folder'), { recursive: true });
    expect(await netwright(line)).toEqual({ code: 2, stdout: '', stderr: said });
  });

  it.each(['', 'fly', 'summary', 'new', 'generate lenet5.json', 'summary lenet5.json --colour'])(
    'explains itself when called with "%s"',
    async (line) => {
      const { code, stdout, stderr } = await netwright(line === '' ? [] : line);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/netwright|error/);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );

  it('helps', async () => {
    const { code, stdout } = await netwright('--help');
    expect(code).toBe(0);
    for (const command of ['import', 'summary', 'check', 'explain', 'generate', 'render', 'templates', 'new'])
      expect(stdout).toContain(`\n  ${command} `);
    expect((await netwright('generate --help')).stdout).toContain('--target');
  });
});
