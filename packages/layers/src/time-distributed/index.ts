import { defineLayer } from '../core/define.js';
import { shapeText } from '../core/tensor.js';
import { computed } from '../families/keeping.js';
import { macsSteps } from '../families/kernel-steps.js';
import { wrappedLayer } from '../fields/index.js';

/** The same layer at every step. Source: https://keras.io/api/layers/recurrent_layers/time_distributed/ */
export const timeDistributed = defineLayer({
  kind: 'TimeDistributed',
  category: 'recurrent',
  order: 60,
  summary: 'the same at each step',
  help: 'Applies a layer to every step of a sequence, with the same weights: a convolution to each picture of a film.',
  aliases: ['timedistributed', 'time distributed', 'each step'],
  params: { layer: wrappedLayer({ label: 'Layer', help: 'The layer that is applied to each step.' }) },
  inputs: [{ name: 'sequence', minRank: 3, dtype: 'any' }],
  builtOnce: true,
  infer(p, [x], context) {
    const [batch, steps, ...rest] = x?.shape ?? [];
    const step = { shape: [batch, ...rest], dtype: x?.dtype ?? ('float32' as const) };
    const inner = context.inner(p.layer.layer, step, 'layer');
    if (!inner) return { outputs: [computed(p, undefined)] };
    const [output, ...more] = inner.inferred.outputs;
    if (more.length > 0) {
      context.report('wrapper/several-outputs', {
        param: 'layer',
        message: `${inner.definition.title} gives ${more.length + 1} outputs here: only a layer with one can be applied to each step.`,
      });
    }
    const [first, ...others] = output?.shape ?? [undefined];
    const shape = output?.shape && [first, steps, ...others];
    return {
      outputs: [computed(p, shape, x?.masked)],
      weights: (inner.inferred.weights ?? []).map((weight) => ({
        ...weight,
        path: `${inner.name}/${weight.path}`,
      })),
      inner: [inner],
    };
  },
  macs(_p, [x], { inner }) {
    const steps = x?.shape[1];
    const each = inner?.[0]?.macs;
    if (each === 0) return 0;
    return typeof steps === 'number' && typeof each === 'number' ? steps * each : null;
  },
  explain: (p, [x], { inner }) => [
    {
      label: 'each step',
      text: `${p.layer.layer.kind} on ${shapeText([null, ...(x?.shape.slice(2) ?? [])])}`,
      result: shapeText(inner?.[0]?.inferred.outputs[0]?.shape),
    },
    ...(inner?.[0]?.macs ? macsSteps([x?.shape[1], inner[0].macs], 'steps · those of one step') : []),
  ],
  targets: { keras: { positional: ['layer'] } },
});
