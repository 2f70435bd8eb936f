import { defineLayer } from '../core/define.js';
import { product, shapeText } from '../core/tensor.js';
import { dataFormatField } from '../families/convolution-fields.js';

/** One long row for each example. Source: https://keras.io/api/layers/reshaping_layers/flatten/ */
export const flatten = defineLayer({
  kind: 'Flatten',
  category: 'shape',
  order: 10,
  summary: 'one long row',
  help: 'Lays all numbers of an example out in one row, so that a Dense layer can take them.',
  aliases: ['flatten', 'flat'],
  params: { dataFormat: dataFormatField },
  inputs: [{ name: 'x', minRank: 1, dtype: 'any' }],
  infer: (_p, [x]) => ({
    outputs: [{ shape: [x?.shape[0], product(x?.shape.slice(1) ?? [])], dtype: x?.dtype ?? 'float32' }],
  }),
  explain(_p, [x], { outputs }) {
    const sizes = x?.shape.slice(1) ?? [];
    const result = shapeText(outputs[0]?.shape);
    if (sizes.length === 0) return [{ label: 'length', text: 'a single number for each example', result }];
    return [{ label: 'length', text: shapeText(x?.shape).replaceAll('×', ' · '), result }];
  },
  adapts: (from, wanted) => (wanted.rank === 2 && from.shape.length > 2 && !wanted.shape ? [{}] : []),
  view: 'always',
  targets: {
    keras: {},
  },
});
