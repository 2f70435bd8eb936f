import { defineLayer } from '../core/define.js';
import type { Field } from '../core/field.js';
import { inPlace } from '../core/reach.js';
import { accept } from '../core/schema.js';

const dims: Field<readonly number[]> = {
  label: 'Order',
  help: 'The axes in their new order, counted from 1; the batch stays in front. [2, 1] swaps the first two.',
  schema: accept(
    (raw) => Array.isArray(raw) && [...raw].sort((a, b) => a - b).every((axis, place) => axis === place + 1),
  ),
  control: { type: 'axes' },
  expected: 'a list with each number from 1 on once, such as [2, 1]',
  short: (axes) => (axes.length === 0 ? undefined : axes.join(' ')),
};

/** The axes in another order. Source: https://keras.io/api/layers/reshaping_layers/permute/ */
export const permute = defineLayer({
  kind: 'Permute',
  category: 'shape',
  order: 30,
  summary: 'swaps axes',
  help: 'Puts the axes of an example in another order, as transposing a matrix does.',
  aliases: ['permute', 'transpose', 'swap axes'],
  params: { dims },
  inputs: [{ name: 'x', minRank: 1, dtype: 'any' }],
  infer(p, [x], context) {
    const shape = x?.shape ?? [];
    const dtype = x?.dtype ?? 'float32';
    if (shape.length !== p.dims.length + 1) {
      context.report('permute/wrong-rank', {
        param: 'dims',
        input: 0,
        message: `The order names ${p.dims.length} axes, but an example has ${shape.length - 1}.`,
        expected: `${shape.length - 1} axes`,
        received: String(p.dims.length),
        suggestions: [
          { set: { dims: shape.slice(1).map((_, axis) => axis + 1) }, title: 'Keep the order of the input' },
        ],
      });
      return { outputs: [{ shape: undefined, dtype }] };
    }
    return { outputs: [{ shape: [shape[0], ...p.dims.map((axis) => shape[axis])], dtype }] };
  },
  explain: (p, [x], { outputs }) =>
    p.dims.map((axis, place) => ({
      label: `axis ${place + 1}`,
      text: `axis ${axis} of the input`,
      result: String(outputs[0]?.shape?.[place + 1] ?? 'open'),
      ...(x?.shape[axis] === undefined ? { note: 'not known' } : {}),
    })),
  reach: (p) => [[null, ...p.dims.map(inPlace)]],
  targets: { keras: { positional: ['dims'] } },
});
