import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.js';
import { exportedNames, isSafeName } from './exported-names.js';
import { image, type Line, net } from './fixtures/net.js';

/** The exported names of layers called so, by the number of the layer. */
function exported(names: readonly string[], turn = false): string[] {
  const lines: Line[] = names.map((name, index) => [`n${index}`, 'Dense', { units: 2 }, ['x'], { name }]);
  const outputs = names.map((_, index) => ({ name: `o${index}`, from: { node: `n${index}`, port: 0 } }));
  const document = net([image('x', 4), ...lines], { outputs });
  const nodes = turn ? [...document.graph.nodes].reverse() : document.graph.nodes;
  const found = exportedNames(analyze({ ...document, graph: { ...document.graph, nodes } }));
  return names.map((_, index) => found.get(`n${index}`) as string);
}

const hostile = [
  '"',
  "'",
  '`',
  '\\',
  'a\nb',
  'a\u2028b',
  '\u0000',
  '\u202eabc',
  '😀',
  '',
  '   ',
  'a/b',
  'a b',
  ['$', '{x}'].join(''),
  '"""',
  '"); import os; os.system("x") #',
  '</script>',
  '*/',
  'é',
  'x'.repeat(10_000),
  'é'.repeat(10_000),
];

describe('exported names', () => {
  it.each([
    'conv',
    '_a',
    '-a',
    '.a',
    'a.',
    '..',
    '1abc',
    'None',
    'class',
    '__proto__',
    'constructor',
    'toString',
    'x',
    'keras',
    'A_b-c.d',
  ])('keeps %s to the letter', (name) => expect(exported([name])).toEqual([name]));

  it('makes every name safe and different', () => {
    const names = exported([...hostile, ...hostile, 'a_b', 'a_b_1', 'dense']);
    expect(names.filter((name) => !isSafeName(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives a name that is right to whoever has it, whatever others come to be called', () => {
    expect(exported(['a b', 'a_b', 'a/b'])).toEqual(['a_b_1', 'a_b', 'a_b_2']);
  });

  it('keeps the first of two equal names, by the id', () => {
    expect(exported(['conv', 'conv', 'conv_1'])).toEqual(['conv', 'conv_2', 'conv_1']);
  });

  it('does not depend on the order of the document', () => {
    const names = [...hostile, 'a_b', 'conv', 'conv', 'conv_1'];
    expect(exported(names, true)).toEqual(exported(names));
  });

  it('is quick for very many layers of one name', () => {
    const begun = Date.now();
    expect(new Set(exported(Array.from({ length: 5000 }, () => 'conv'))).size).toBe(5000);
    expect(Date.now() - begun).toBeLessThan(5000);
  });

  it('calls a shared layer by one name', () => {
    const document = net([
      image('x', 4),
      ['d', 'Dense', { units: 4 }],
      ['again', 'Dense', {}, ['d'], { sharesWith: 'd' }],
    ]);
    expect(exportedNames(analyze(document)).get('again')).toBe('d');
  });
});
