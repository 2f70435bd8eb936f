import { describe, expect, it } from 'vitest';
import { catalog } from './catalog.js';
import type { InferContext, LayerDefinition, Params } from './core/define.js';
import { readParams } from './core/field.js';
import { kerasArguments } from './core/keras.js';
import type { KnownTensor, Shape } from './core/tensor.js';
import { innerLayers } from './inner.js';

// Whatever stands in a parameter and whatever comes in: a kind answers with problems, never with an exception.

const deep = Array.from({ length: 2000 }).reduce<unknown>((inner) => [inner], 1);

const hostile: readonly unknown[] = [
  ...[
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -0,
    0,
    1,
    -1,
    2,
    -7,
    1.5,
    1e12,
    1e308,
    2 ** 53,
  ],
  ...[
    '',
    '3',
    '__proto__',
    'constructor',
    'toString',
    'relu',
    'same',
    '"); import os; #',
    '\u0000\u202e💥',
    'x'.repeat(10_000),
  ],
  ...[
    null,
    true,
    false,
    [],
    [1],
    [1, 2],
    [
      [1, 1],
      [2, 2],
    ],
    [null],
    [-1, -1],
    [Number.NaN],
    [1.5],
    ['a'],
    deep,
    {},
  ],
  JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}'),
  { object: 'Constant', config: JSON.parse('{"__proto__": 3, "value": "x"}') },
  { object: '__proto__', config: {} },
  { object: 'HeNormal', config: null },
  { object: 'Constant', config: { value: deep } },
  { expr: 'a + b' },
  { layer: { kind: 'Dense', params: { units: 3 } } },
  { layer: { kind: '__proto__', params: {} } },
  { layer: { kind: 'Dense', params: { units: 'many' } } },
  { layer: 3 },
];

const shapes: readonly Shape[] = [
  [],
  [null],
  [null, 8],
  [null, null],
  [null, undefined],
  [undefined, undefined, undefined],
  [null, 4, 8],
  [null, 0, 8],
  [null, 6, 6, 4],
  [2, null, 6, null],
  [null, 3, 6, 6, 2],
  [null, 1, 1, 1, 1],
];

/** Params that a person would give, so that one hostile value is looked at in good company. */
const base: { readonly [param: string]: unknown } = {
  units: 4,
  filters: 4,
  kernelSize: 1,
  poolSize: 1,
  rate: 0.5,
  activation: 'relu',
  batchShape: [null, 8],
  targetShape: [-1],
  scale: 2,
  inputDim: 10,
  outputDim: 4,
  dims: [1],
  n: 2,
  axes: -1,
  stddev: 0.1,
  height: 2,
  width: 2,
  factor: 0.1,
  numHeads: 2,
  keyDim: 4,
  heightFactor: 0.1,
  widthFactor: 0.1,
  initValues: 1e-6,
  projectionDim: 4,
  layer: { layer: { kind: 'Dense', params: { units: 3 } } },
};

const report: InferContext['report'] = () => undefined;
const context: InferContext = { report, inner: innerLayers(report) };

/** What of it this kind has and takes: `scale` is a number here and a flag there. */
function baseOf({ params }: LayerDefinition): Params {
  return Object.fromEntries(
    Object.entries(base).filter(
      ([name, value]) => Object.hasOwn(params, name) && params[name]?.schema.safeParse(value).success,
    ),
  );
}

function read(definition: LayerDefinition, params: Params): Params | undefined {
  const { params: values, problems } = readParams(definition.params, params);
  return problems.length === 0 ? values : undefined;
}

/** Every input the ports take, with each of the shapes that pass. */
function inputsOf(definition: LayerDefinition, shape: Shape): readonly KnownTensor[] {
  const tensor: KnownTensor = { shape, dtype: 'float32', masked: true };
  const takes = definition.inputs.every(
    ({ ranks, minRank }) => (ranks?.includes(shape.length) ?? true) && shape.length >= (minRank ?? 0),
  );
  if (!takes) return [];
  return definition.inputs.filter(({ optional }) => !optional).map(() => tensor);
}

function exercise(definition: LayerDefinition, params: Params): void {
  definition.label(params);
  definition.outputActivation(params);
  kerasArguments(definition, params);
  for (const shape of shapes) {
    const inputs = inputsOf(definition, shape);
    if (inputs.length === 0 && definition.inputs.length > 0) continue;
    const inferred = definition.infer(params, inputs, context);
    definition.macs(params, inputs, inferred);
    definition.explain(params, inputs, inferred);
    definition.reach?.(params, inputs, inferred);
    for (const wanted of shapes)
      definition.adapts?.({ shape, dtype: 'float32' }, { rank: wanted.length, shape: wanted });
    definition.adapts?.({ shape, dtype: 'float32' }, { rank: 3 });
    for (const tensor of inferred.outputs) for (const size of tensor.shape ?? []) expect(size).not.toBeNaN();
  }
}

describe.each(catalog.map((definition) => [definition.kind, definition] as const))(
  '%s',
  (_kind, definition) => {
    it('takes what a person would give', () => {
      const params = read(definition, baseOf(definition));
      expect(params).toBeDefined();
      exercise(definition, params as Params);
    });

    it.each(Object.keys(definition.params))('%s may hold anything', (param) => {
      for (const value of hostile) {
        const { problems } = readParams(definition.params, { ...baseOf(definition), [param]: value });
        for (const problem of problems) expect(problem.message).not.toBe('');
        const params = read(definition, { ...baseOf(definition), [param]: value });
        if (params) exercise(definition, params);
      }
    });

    it('refuses what is not a number where a number belongs', () => {
      for (const [param, { control }] of Object.entries(definition.params)) {
        if (control.type !== 'integer' && control.type !== 'number' && control.type !== 'fraction') continue;
        for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 'many', {}]) {
          const { problems } = readParams(definition.params, { ...baseOf(definition), [param]: value });
          expect(problems.filter((problem) => problem.param === param)).toHaveLength(1);
        }
      }
    });
  },
);
