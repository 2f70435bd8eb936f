import { describe, expect, it } from 'vitest';
import { catalog } from './catalog.js';
import type { InferContext, Wanted } from './core/define.js';
import { readParams } from './core/field.js';
import type { KnownTensor, Shape } from './core/tensor.js';

// What a kind says it can make of a tensor, it makes: fixes are built on it.

const spatial = [[7], [13], [26], [4, 4], [9, 13], [8, 8], [null, 8], [4, 5, 6], [8, 10, 12]];
const shapes: readonly Shape[] = [
  ...spatial.flatMap((sizes) => [3, 6].map((channels) => [null, ...sizes, channels])),
  [null, 3],
  [null, 6],
  [null, 96],
];

const strict: InferContext = {
  report(code, { severity, message }) {
    if ((severity ?? 'error') === 'error') throw new Error(`${code}: ${message}`);
  },
  inner: () => undefined,
};

const able = catalog.filter(({ adapts }) => adapts !== undefined);

describe.each(able.map((definition) => [definition.kind, definition] as const))('%s', (_kind, definition) => {
  const wishes: [KnownTensor, Wanted][] = shapes.flatMap((shape) => {
    const from: KnownTensor = { shape, dtype: 'float32' };
    return [
      ...shapes.map((wanted): Wanted => ({ rank: wanted.length, shape: wanted })),
      ...[2, 3, 4, 5].map((rank): Wanted => ({ rank })),
    ].map((wanted): [KnownTensor, Wanted] => [from, wanted]);
  });

  it('makes what is wanted, whenever it says so', () => {
    let proposals = 0;
    for (const [from, wanted] of wishes) {
      for (const raw of definition.adapts?.(from, wanted) ?? []) {
        proposals += 1;
        const { params, problems } = readParams(definition.params, raw);
        expect(problems, JSON.stringify(raw)).toEqual([]);
        const { shape } = definition.infer(params, [from], strict).outputs[0] ?? {};
        const what = `${JSON.stringify(from.shape)} to ${JSON.stringify(wanted)} by ${JSON.stringify(raw)}`;
        expect(shape?.length, what).toBe(wanted.rank);
        if (wanted.shape) expect(shape, what).toEqual(wanted.shape);
      }
    }
    expect(proposals).toBeGreaterThan(0);
  });
});
