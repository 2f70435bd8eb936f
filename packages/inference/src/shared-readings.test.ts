import { emptyDocument, type LayerNode, type NetDocument } from '@netwright/graph';
import { findLayer, type LayerDefinition } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.js';
import type { Raw } from './plain-values.js';
import { fingerprint, frozenCopy, samePlain } from './plain-values.js';
import { readingOf } from './reading.js';
import { SharedReadings } from './shared-readings.js';

const conv = findLayer('Conv2D') as LayerDefinition;
const pool = findLayer('MaxPooling2D') as LayerDefinition;

function shared(places?: number) {
  let made = 0;
  const read = (definition: LayerDefinition, raw: Raw) => ({ definition, raw, number: ++made });
  return new SharedReadings(read, places);
}

/** A network of one convolution on a picture. */
function network(params: LayerNode['params'], size: number): NetDocument {
  const nodes: LayerNode[] = [
    { id: 'x', name: 'x', kind: 'InputLayer', params: { batchShape: [null, size, size, 3] } },
    { id: 'c', name: 'c', kind: 'Conv2D', params },
  ];
  const edges = [{ id: 'w', from: { node: 'x', port: 0 }, to: { node: 'c', port: 0 } }];
  const outputs = [{ name: 'out', from: { node: 'c', port: 0 } }];
  return { ...emptyDocument('one'), graph: { nodes, edges, inputs: ['x'], outputs } };
}

describe('readings of parameters alike', () => {
  it('are one from the second time on', () => {
    const table = shared();
    expect(table.find(conv, { filters: 8, kernelSize: [3, 3] })).toBeUndefined();
    const second = table.find(conv, { filters: 8, kernelSize: [3, 3] });
    expect(second?.number).toBe(1);
    expect(table.find(conv, { filters: 8, kernelSize: [3, 3] })).toBe(second);
  });

  it.each<[string, Raw]>([
    ['another number', { filters: 9, kernelSize: [3, 3] }],
    ['another fraction', { filters: 8.5, kernelSize: [3, 3] }],
    ['a text for a number', { filters: '8', kernelSize: [3, 3] }],
    ['another item in a list', { filters: 8, kernelSize: [3, 5] }],
    ['a longer list', { filters: 8, kernelSize: [3, 3, 3] }],
    ['another order', { kernelSize: [3, 3], filters: 8 }],
    ['one more', { filters: 8, kernelSize: [3, 3], padding: 'same' }],
    ['one less', { filters: 8 }],
  ])('are not those of %s', (_which, raw) => {
    const table = shared();
    for (let time = 0; time < 3; time++) table.find(conv, { filters: 8, kernelSize: [3, 3] });
    for (let time = 0; time < 3; time++) {
      const found = table.find(conv, raw);
      if (found) expect(found.raw).toEqual(raw);
    }
    expect(samePlain(raw, { filters: 8, kernelSize: [3, 3] })).toBe(false);
  });

  it('are not those of another kind', () => {
    const table = shared(1);
    const raw = { padding: 'same' };
    for (let time = 0; time < 3; time++) table.find(conv, raw);
    for (let time = 0; time < 3; time++) expect(table.find(pool, raw)?.definition).not.toBe(conv);
  });

  it('tell values apart whose fingerprint is the same', () => {
    // Of a text three characters count.
    const [one, other] = [{ name: 'axbxc' }, { name: 'aybyc' }];
    expect(fingerprint(one)).toBe(fingerprint(other));
    const table = shared();
    for (let time = 0; time < 3; time++) table.find(conv, one);
    expect(table.find(conv, other)?.raw).toEqual(other);
    expect(table.find(conv, one)?.raw).toEqual(one);
  });

  it('make room for others, and come again', () => {
    const table = shared(1);
    const [one, other] = [{ filters: 1 }, { filters: 2 }];
    table.find(conv, one);
    const first = table.find(conv, one);
    for (let time = 0; time < 2; time++) table.find(conv, other);
    expect(table.find(conv, other)?.raw).toEqual(other);
    table.find(conv, one);
    expect(table.find(conv, one)).not.toBe(first);
    expect(table.find(conv, one)?.raw).toEqual(one);
  });

  it('cannot be changed by who changes a document', () => {
    const table = shared();
    const raw = { filters: 8, kernelSize: [3, 3], initializer: { object: 'HeNormal', config: { seed: 1 } } };
    table.find(conv, raw);
    const found = table.find(conv, raw);
    raw.kernelSize[0] = 7;
    raw.initializer.config.seed = 2;
    expect(found?.raw).toEqual({
      filters: 8,
      kernelSize: [3, 3],
      initializer: { object: 'HeNormal', config: { seed: 1 } },
    });
    const frozen = found?.raw['kernelSize'] as number[];
    expect(() => frozen.push(1)).toThrow(TypeError);
    expect(table.find(conv, raw)).toBeUndefined();
  });

  it('are kept of what a file calls __proto__ too', () => {
    const raw = JSON.parse('{"__proto__": {"filters": 3}, "filters": 2}') as Raw;
    expect(Object.keys(frozenCopy(raw))).toEqual(['__proto__', 'filters']);
    expect(samePlain(frozenCopy(raw), raw)).toBe(true);
    expect(samePlain({ filters: 2 }, raw)).toBe(false);
  });

  it('are not made of what is nested without end', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(fingerprint({ deep })).toBeUndefined();
    expect(shared().find(conv, { deep })).toBeUndefined();
  });
});

describe('a reading', () => {
  it('has an outcome for each input that it was given', () => {
    for (let round = 0; round < 3; round++) {
      for (let size = 8; size < 40; size++) {
        const analysis = analyze(network({ filters: 4, kernelSize: 3 }, size));
        const node = analysis.main.nodes.get('c');
        expect(node?.outputs[0]?.shape).toEqual([null, size - 2, size - 2, 4]);
        expect(node?.macs).toBe((size - 2) ** 2 * 4 * 27);
      }
    }
  });

  it('does not follow who changes parameters, in another document either', () => {
    const params = () => ({ filters: 5, kernelSize: [3, 3] });
    for (let round = 0; round < 3; round++) analyze(network(params(), 8));
    const changed = params();
    analyze(network(changed, 8));
    changed.kernelSize[0] = 5;
    const fresh = analyze(network(params(), 8)).main.nodes.get('c');
    expect(fresh?.outputs[0]?.shape).toEqual([null, 6, 6, 5]);
    expect(fresh?.params['kernelSize']).toEqual([3, 3]);
  });

  it('is one for parameters alike', () => {
    const raw = () => ({ filters: 31, kernelSize: 5 });
    readingOf(raw(), conv);
    const second = readingOf(raw(), conv);
    expect(readingOf(raw(), conv)).toBe(second);
    expect(readingOf({ filters: 31, kernelSize: 7 }, conv)).not.toBe(second);
  });
});
