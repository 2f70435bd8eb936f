import { defineLayer, type InferContext, type Weight } from '../core/define.js';
import type { Field } from '../core/field.js';
import { isWhole, listOf, orNull, readAs } from '../core/schema.js';
import type { Dim, Shape } from '../core/tensor.js';
import { product, sum } from '../core/tensor.js';
import {
  activityRegularizerField,
  biasObjects,
  kernelObjects,
  useBiasField,
} from '../families/convolution-fields.js';
import { computed } from '../families/keeping.js';
import { type Axes, axes, axisList, count, flag, fraction, optional, seedField } from '../fields/index.js';

/** One size or several; nothing and an empty list are the same to Keras. */
const outputShape: Field<readonly number[] | null> = {
  label: 'Output shape',
  help: 'The sizes that come out for each position; those of the query, if left out.',
  default: null,
  schema: readAs(
    (raw) =>
      raw === 0 || (Array.isArray(raw) && raw.length === 0) ? null : typeof raw === 'number' ? [raw] : raw,
    orNull(listOf<number>((size) => isWhole(size) && size >= 0)),
  ),
  control: { type: 'shape', open: false },
  expected: 'a whole number, a list of them, or nothing',
  advanced: true,
  short: (value) => (value === null ? undefined : `→ ${value.join('×')}`),
};

/** Several attentions side by side (Vaswani et al. 2017). Source: https://keras.io/api/layers/attention_layers/multi_head_attention/ */
export const multiHeadAttention = defineLayer({
  kind: 'MultiHeadAttention',
  category: 'attention',
  order: 10,
  summary: 'looks everywhere, often',
  help: 'Every position of the query looks at all positions of the value, in several heads at once: the heart of a transformer. For self-attention query and value are the same.',
  aliases: ['mha', 'multiheadattention', 'multi head attention', 'self attention', 'transformer'],
  params: {
    numHeads: count({
      label: 'Heads',
      help: 'How many attentions work side by side.',
      short: (value) => `${value} heads`,
    }),
    keyDim: count({ label: 'Key size', help: 'How many numbers of a head are compared.', short: String }),
    valueDim: optional(
      count({
        label: 'Value size',
        help: 'How many numbers of a head are passed on; the key size, if left out.',
        short: (value) => `value ${value}`,
      }),
    ),
    dropout: fraction({
      label: 'Dropout',
      help: 'The share of the attention that is left out in training.',
      default: 0,
      short: (value) => (value === 0 ? undefined : `dropout ${value}`),
    }),
    useBias: useBiasField,
    outputShape,
    attentionAxes: optional(
      axes({
        label: 'Attention axes',
        help: 'The axes along which positions look at each other; all between the batch and the features, if left out.',
        advanced: true,
        min: 0,
        short: (value) => `axes ${axisList(value).join(', ')}`,
      }),
    ),
    slidingWindow: optional(
      count({
        label: 'Sliding window',
        help: 'How far a position sees to either side.',
        advanced: true,
        short: (value) => `window ${value}`,
      }),
    ),
    flashAttention: optional(
      flag({
        label: 'Flash attention',
        help: 'Whether the memory-saving kernel of the backend is used.',
        advanced: true,
      }),
    ),
    ...kernelObjects,
    ...biasObjects,
    activityRegularizer: activityRegularizerField,
    useGate: flag({
      label: 'Gate',
      help: 'Whether a learnt gate decides how much of the attention passes.',
      default: false,
      advanced: true,
      short: (value) => (value ? 'gated' : undefined),
    }),
    seed: seedField,
  },
  inputs: [
    { name: 'query', minRank: 1, dtype: 'any' },
    { name: 'value', minRank: 1, dtype: 'any' },
    { name: 'key', minRank: 1, dtype: 'any', optional: true },
  ],
  builtOnce: true,
  infer(p, [query, value, key], context) {
    const [q, v] = [query?.shape ?? [], value?.shape ?? []];
    const k = key?.shape ?? v;
    checkKey(v, k, context);
    checkAxes(p.attentionAxes, v.length + 1, context);
    if (p.flashAttention === true && p.dropout > 0) {
      context.report('attention/flash-with-dropout', {
        param: 'flashAttention',
        message: 'Flash attention cannot drop out: one of the two has to go.',
        suggestions: [
          { set: { flashAttention: undefined }, title: 'Without flash attention' },
          { set: { dropout: 0 }, title: 'Without dropout' },
        ],
      });
    }
    const features = [q, k, v].map((shape, input) =>
      featuresOf(shape, input === 0 ? 0 : input === 1 && key ? 2 : 1, context),
    );
    const size = p.valueDim ?? p.keyDim;
    const dense = (name: string, kernel: Shape, bias: Shape): Weight[] => [
      { path: `${name}/kernel`, shape: kernel, trainable: true, initializer: p.kernelInitializer },
      ...(p.useBias
        ? [{ path: `${name}/bias`, shape: bias, trainable: true, initializer: p.biasInitializer }]
        : []),
    ];
    const out = p.outputShape ?? [features[0]];
    const weights = [
      ...dense('query', [features[0], p.numHeads, p.keyDim], [p.numHeads, p.keyDim]),
      ...dense('key', [features[1], p.numHeads, p.keyDim], [p.numHeads, p.keyDim]),
      ...(p.useGate ? dense('gate', [features[0], p.numHeads, size], [p.numHeads, size]) : []),
      ...dense('value', [features[2], p.numHeads, size], [p.numHeads, size]),
      ...dense('attention_output', [p.numHeads, size, ...out], out),
    ];
    const shape = p.outputShape ? [...q.slice(0, -1), ...p.outputShape] : q;
    return { outputs: [computed(p, shape, query?.masked)], weights };
  },
  /** Four projections (five with a gate), and the products of query with key and of attention with value. */
  macs(p, [query, value], { weights }) {
    const [queries, values] = [positionsOf(query?.shape), positionsOf(value?.shape)];
    if (typeof queries !== 'number' || typeof values !== 'number') return null;
    let macs = p.numHeads * queries * values * (p.keyDim + (p.valueDim ?? p.keyDim));
    for (const { path, shape } of weights ?? []) {
      if (!path.endsWith('/kernel')) continue;
      const size = product(shape);
      if (typeof size !== 'number') return null;
      macs += size * (readsValue(path) ? values : queries);
    }
    return macs;
  },
  explain(p, [query, value], { weights }) {
    const features = query?.shape[query.shape.length - 1];
    const size = p.valueDim ?? p.keyDim;
    const [queries, values] = [positionsOf(query?.shape), positionsOf(value?.shape)];
    const kernels = (weights ?? []).filter(({ path }) => path.endsWith('/kernel'));
    const projections = kernels.map(({ path, shape }) => [
      readsValue(path) ? values : queries,
      product(shape),
    ]);
    const macs = sum([...projections.map(product), product([p.numHeads, queries, values, p.keyDim + size])]);
    const products = projections.map((factors) => factors.join('·'));
    return [
      {
        label: 'heads',
        text: `${p.numHeads} · ${p.keyDim}`,
        result: String(p.numHeads * p.keyDim),
        note: 'numbers compared at each position',
      },
      ...(p.outputShape === null && typeof features === 'number'
        ? [{ label: 'features', text: 'as the query has', result: String(features) }]
        : []),
      ...(p.outputShape === null
        ? []
        : [{ label: 'features', text: 'as the output shape says', result: p.outputShape.join('×') }]),
      ...(typeof macs === 'number'
        ? [
            {
              label: 'MACs',
              text: `${products.join(' + ')} + ${p.numHeads}·${queries}·${values}·(${p.keyDim} + ${size})`,
              result: String(macs),
              note: `the projections (${kernels.map(({ path }) => path.split('/')[0]).join(', ')}), then each query with each key in each head: once to compare, once to pass on`,
            },
          ]
        : []),
    ];
  },
  targets: { keras: { positional: ['numHeads', 'keyDim'] } },
});

/** Between the batch and the features, in all. */
function positionsOf(shape: Shape | undefined): Dim {
  return product(shape?.slice(1, -1) ?? [undefined]);
}

/** Whether a projection is made at each position of the value, and not of the query. */
function readsValue(path: string): boolean {
  return path.startsWith('key/') || path.startsWith('value/');
}

function featuresOf(shape: Shape, input: number, context: InferContext): Dim {
  const features = shape[shape.length - 1];
  if (features !== null) return features;
  context.report('attention/features-open', {
    onlyToBuild: true,
    input,
    message: `The number of features of the ${['query', 'value', 'key'][input]} has to be known: the kernels are made for it.`,
  });
  return undefined;
}

/** Key and value are read together, so they have the same positions; an open size is not the same as a known one. */
function checkKey(value: Shape, key: Shape, context: InferContext): void {
  const [left, right] = [value.slice(1, -1), key.slice(1, -1)];
  const differs =
    left.length !== right.length ||
    left.some((size, axis) => size !== undefined && right[axis] !== undefined && size !== right[axis]);
  if (!differs) return;
  const text = (sizes: Shape) =>
    sizes.length === 0 ? 'one position' : sizes.map((size) => size ?? 'open').join('×');
  context.report('attention/key-and-value-differ', {
    input: 2,
    message: `Key and value have to have the same positions: the value has ${text(left)}, the key ${text(right)}.`,
    expected: text(left),
    received: text(right),
  });
}

/** @param rank of the projected value: one axis more, for the heads */
function checkAxes(chosen: Axes | null, rank: number, context: InferContext): void {
  if (chosen === null) return;
  const missing = axisList(chosen).find((axis) => {
    const place = axis >= 0 ? axis : rank - 1 + axis;
    return place < -rank || place >= rank;
  });
  if (missing === undefined) return;
  context.report('axis/out-of-range', {
    param: 'attentionAxes',
    message: `There is no axis ${missing} to look along: the value has ${rank - 1} axes.`,
    received: String(missing),
    suggestions: [{ set: { attentionAxes: undefined }, title: 'Look along all axes' }],
  });
}
