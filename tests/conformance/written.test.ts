import { catalog, kerasArguments, paramOfArgument, readParams } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { loadTables, readRecording } from './tables.js';

// What is written for Keras, short and without its defaults, means what stands in the document: read again, it is the
// same layer. That the defaults left out are Keras' own, tables.test.ts has seen.

const tables = await loadTables();
const ordinary = catalog.filter(({ targets }) => targets.keras.write === undefined);

describe.each(ordinary.map((definition) => [definition.kind, definition] as const))(
  '%s',
  (kind, definition) => {
    const accepted = new Set(
      readRecording(kind)
        ?.cases.filter(({ answer }) => !('rejected' in answer))
        .map(({ name }) => name),
    );
    const cases = (tables.get(kind)?.cases ?? []).filter(
      ({ name, stricter }) => accepted.has(name) && stricter === undefined,
    );

    it('has cases that Keras accepts', () => expect(cases.length).toBeGreaterThan(0));

    it.each(cases.map((one) => [one.name, one.params] as const))('%s', (_name, raw) => {
      const { params } = readParams(definition.params, raw);
      const written = kerasArguments(definition, params).map(
        ({ name, value }) => [paramOfArgument(definition, name) ?? `${name} is no argument`, value] as const,
      );
      const again = readParams(definition.params, Object.fromEntries(written));
      expect(again.problems).toEqual([]);
      expect(again.params).toEqual(params);
    });
  },
);

describe('short', () => {
  const rows: [kind: string, raw: { [param: string]: unknown }, written: string][] = [
    ['Conv2D', { filters: 6, kernelSize: [5, 5], strides: [1, 1], padding: 'valid' }, '6, [5,5]'],
    [
      'Conv2D',
      { filters: 6, kernelSize: 5, kernelInitializer: 'glorot_uniform', dataFormat: null },
      '6, [5,5]',
    ],
    ['MaxPooling2D', { poolSize: 2 }, ''],
    ['MaxPooling2D', { strides: 1 }, 'strides=[1,1]'],
    ['AveragePooling2D', { poolSize: 2 }, '[2,2]'],
    ['ZeroPadding1D', { padding: [1, 2] }, '[1,2]'],
    ['UpSampling1D', { size: [3] }, '3'],
    ['Cropping2D', { cropping: [[0, 0], 1] }, '[[0,0],[1,1]]'],
    ['Conv1D', { filters: 2, kernelSize: 3, padding: 'CAUSAL' }, '2, [3], padding="causal"'],
  ];
  it.each(rows)('%s %j', (kind, raw, expected) => {
    const definition = catalog.find((each) => each.kind === kind);
    if (!definition) throw new Error(`no kind ${kind}`);
    const text = kerasArguments(definition, readParams(definition.params, raw).params).map(
      ({ name, value, positional }) => `${positional ? '' : `${name}=`}${JSON.stringify(value)}`,
    );
    expect(text.join(', ')).toBe(expected);
  });
});
