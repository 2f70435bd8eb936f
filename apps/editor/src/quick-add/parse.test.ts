import { catalog } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { parseLine } from './parse.js';

/** What the parser made of a line: kind and parameters, and the words that it did not understand. */
function read(text: string) {
  const { line } = parseLine(text);
  return line && { kind: line.definition.kind, params: line.params, unknown: line.unknown, name: line.name };
}

const table = [
  [
    'conv 64 3x3 s2 same relu',
    'Conv2D',
    { filters: 64, kernelSize: [3, 3], strides: 2, padding: 'same', activation: 'relu' },
  ],
  ['conv 6 5x5 tanh', 'Conv2D', { filters: 6, kernelSize: [5, 5], activation: 'tanh' }],
  ['conv 64 3', 'Conv2D', { filters: 64, kernelSize: 3 }],
  [
    'conv 64 3×3 · s2 · same · relu',
    'Conv2D',
    { filters: 64, kernelSize: [3, 3], strides: 2, padding: 'same', activation: 'relu' },
  ],
  ['Conv2D 8 1x7 s1x2', 'Conv2D', { filters: 8, kernelSize: [1, 7], strides: [1, 2] }],
  ['conv 8 3 d2', 'Conv2D', { filters: 8, kernelSize: 3, dilationRate: 2 }],
  ['conv 8 3 no bias', 'Conv2D', { filters: 8, kernelSize: 3, useBias: false }],
  ['conv 8 3 nobias', 'Conv2D', { filters: 8, kernelSize: 3, useBias: false }],
  ['conv 8 3 groups=4', 'Conv2D', { filters: 8, kernelSize: 3, groups: 4 }],
  ['conv 8 3 use_bias=false', 'Conv2D', { filters: 8, kernelSize: 3, useBias: false }],
  ['conv filters=8 kernel_size=5', 'Conv2D', { filters: 8, kernelSize: 5 }],
  ['conv f8 k5', 'Conv2D', { filters: 8, kernelSize: 5 }],
  ['conv 8 3 he_normal', 'Conv2D', { filters: 8, kernelSize: 3, kernelInitializer: 'he_normal' }],
  ['dense 10 softmax', 'Dense', { units: 10, activation: 'softmax' }],
  ['fully connected 120', 'Dense', { units: 120 }],
  ['dense 10 frozen', 'Dense', { units: 10, trainable: false }],
  ['dropout 0.3', 'Dropout', { rate: 0.3 }],
  ['dropout 30%', 'Dropout', { rate: 0.3 }],
  ['input 28x28x1', 'InputLayer', { batchShape: [null, 28, 28, 1] }],
  ['input 784', 'InputLayer', { batchShape: [null, 784] }],
  ['flatten', 'Flatten', {}],
  ['add', 'Add', {}],
  ['concat axis=1', 'Concatenate', { axis: 1 }],
  ['reshape 7x7x64', 'Reshape', { targetShape: [7, 7, 64] }],
] as const;

describe('parseLine', () => {
  it('has rows enough', () => expect(table.length).toBeGreaterThanOrEqual(24));

  it.each(table)('%s', (text, kind, params) => {
    expect(read(text)).toEqual({ kind, params, unknown: [], name: undefined });
  });

  it('reads pool 2 as a pooling layer of two by two', () => {
    const line = parseLine('pool 2').line;
    expect(line?.definition.category).toBe('pooling');
    expect(line?.params).toEqual({ poolSize: 2 });
  });

  it('takes the name from before a colon', () => {
    expect(read('c1: conv 6 5x5')).toMatchObject({ kind: 'Conv2D', name: 'c1', params: { filters: 6 } });
  });

  it('of several kinds with one name takes the one that suits', () => {
    const signals = (text: string) =>
      parseLine(text, undefined, ({ inputs }) => inputs[0]?.ranks?.includes(3) ?? true).line?.definition.kind;
    expect(signals('avgpool 2')).toBe('AveragePooling1D');
    expect(parseLine('avgpool 2').line?.definition.kind).toBe('AveragePooling2D');
  });

  it('says which words it did not understand, and reads the rest', () => {
    expect(read('conv 64 wobble 3x3')).toMatchObject({
      params: { filters: 64, kernelSize: [3, 3] },
      unknown: ['wobble'],
    });
  });

  it('leaves out a value that the field does not take', () => {
    expect(read('dropout 7')).toMatchObject({ params: {}, unknown: ['7'] });
  });

  it('proposes kinds while a name is unfinished', () => {
    expect(parseLine('den').kinds.map(({ definition }) => definition.kind)).toContain('Dense');
  });

  it('knows nothing of words that are no layer', () => {
    expect(parseLine('xyzzy 3')).toEqual({ line: undefined, kinds: [] });
    expect(parseLine('   ')).toEqual({ line: undefined, kinds: [] });
  });

  it.each(catalog.map((definition) => [definition.kind, definition] as const))(
    '%s is found by its kind and by its first alias',
    (kind, definition) => {
      expect(parseLine(kind).kinds[0]?.definition.kind).toBe(kind);
      for (const alias of definition.aliases)
        expect(parseLine(alias).kinds.map((match) => match.definition.kind)).toContain(kind);
    },
  );

  it('takes the kind that was picked where the words leave a choice', () => {
    const other = parseLine('conv').kinds.find(({ definition }) => definition.kind !== 'Conv2D')?.definition;
    expect(other && parseLine('conv 64', other).line?.definition).toBe(other);
  });
});
