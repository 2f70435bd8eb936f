import { defineLayer, type Weight } from '../core/define.js';
import { type KnownTensor, product, shapeText, sum } from '../core/tensor.js';
import { computed } from '../families/keeping.js';
import { choice, flag, number, seedField } from '../fields/index.js';

const one = { object: 'Ones', config: {} };

/** Attention by products (Luong et al. 2015). Source: https://keras.io/api/layers/attention_layers/attention/ */
export const attention = defineLayer({
  kind: 'Attention',
  category: 'attention',
  order: 20,
  summary: 'looks everywhere',
  help: 'Every position of the query takes a mean of all positions of the value, weighted by how alike query and key are.',
  aliases: ['attention', 'luong'],
  params: {
    useScale: flag({
      label: 'Scale',
      help: 'Whether the likeness is multiplied by a learnt number.',
      default: false,
      short: (value) => (value ? 'scaled' : undefined),
    }),
    scoreMode: choice(['dot', 'concat'], {
      label: 'Score',
      help: 'How likeness is measured: by the product, or by tanh of the sum.',
      default: 'dot',
      short: (value) => (value === 'dot' ? undefined : value),
    }),
    dropout: {
      ...number({
        label: 'Dropout',
        help: 'The share of the attention that is left out in training.',
        default: 0,
        short: (value) => (value === 0 ? undefined : `dropout ${value}`),
      }),
      control: { type: 'fraction' as const },
    },
    seed: seedField,
  },
  inputs: [
    { name: 'query', dtype: 'any' },
    { name: 'value', minRank: 1, dtype: 'any' },
    { name: 'key', minRank: 2, dtype: 'any', optional: true },
  ],
  infer(p, inputs, context) {
    const [query, value, key = value] = inputs;
    const [q, v, k] = [query?.shape ?? [], value?.shape ?? [], key?.shape ?? []];
    const [features, compared] = [q[q.length - 1], k[k.length - 1]];
    if (typeof features === 'number' && typeof compared === 'number' && features !== compared) {
      context.report('attention/query-and-key-differ', {
        severity: 'warning',
        input: inputs.length > 2 ? 2 : 1,
        message: `Query and key are compared feature by feature, but have ${features} and ${compared}: Keras builds this, but fails when it runs.`,
        expected: String(features),
        received: String(compared),
        suggestions: [
          {
            input: inputs.length > 2 ? 2 : 1,
            insert: [{ kind: 'Dense', params: { units: features } }],
            title: `Project the ${inputs.length > 2 ? 'key' : 'value'}: Dense ${features}`,
          },
        ],
      });
    }
    const weights: Weight[] = [];
    if (p.useScale) weights.push({ path: 'scale', shape: [], trainable: true, initializer: one });
    if (p.scoreMode === 'concat') {
      weights.push({ path: 'concat_score_weight', shape: [], trainable: true, initializer: one });
    }
    return { outputs: [computed(p, [...q.slice(0, -1), v[v.length - 1]], query?.masked)], weights };
  },
  /** The products of query with key, and of attention with value. */
  macs(_p, inputs) {
    const [query, value, key = value] = inputs;
    const [queries, keys] = [positionsOf(query), positionsOf(key)];
    const [compared, passed] = [query?.shape.at(-1), value?.shape.at(-1)];
    if (typeof queries !== 'number' || typeof keys !== 'number') return null;
    return typeof compared === 'number' && typeof passed === 'number'
      ? queries * keys * (compared + passed)
      : null;
  },
  explain(_p, [query, value, key = value], { outputs }) {
    const [queries, keys] = [positionsOf(query), positionsOf(key)];
    const features = [query?.shape.at(-1), value?.shape.at(-1)];
    const macs = product([queries, keys, sum(features)]);
    return [
      {
        label: 'shape',
        text: `positions of ${shapeText(query?.shape)}, features of ${shapeText(value?.shape)}`,
        result: shapeText(outputs[0]?.shape),
      },
      ...(typeof macs === 'number'
        ? [
            {
              label: 'MACs',
              text: `${queries}·${keys}·(${features.join(' + ')})`,
              result: String(macs),
              note: 'each query with each key: once to compare, once to pass on',
            },
          ]
        : []),
    ];
  },
  targets: { keras: { takesList: true } },
});

function positionsOf(tensor: KnownTensor | undefined) {
  return product(tensor?.shape.slice(1, -1) ?? [undefined]);
}
