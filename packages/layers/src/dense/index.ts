import { defineLayer, type Weight } from '../core/define.js';
import { mixing } from '../core/reach.js';
import { product } from '../core/tensor.js';
import { numberAt } from '../core/value.js';
import { checkActivation } from '../families/activating.js';
import {
  activityRegularizerField,
  biasObjects,
  kernelObjects,
  useBiasField,
} from '../families/convolution-fields.js';
import { computed } from '../families/keeping.js';
import { macsSteps } from '../families/kernel-steps.js';
import { checkLora, loraFields, loraWeights } from '../families/lora.js';
import { summed } from '../families/window-values.js';
import { activation, count } from '../fields/index.js';

/** Every input to every unit. Source: https://keras.io/api/layers/core_layers/dense/ */
export const dense = defineLayer({
  kind: 'Dense',
  category: 'core',
  order: 10,
  summary: 'every input to every unit',
  help: 'Multiplies the last axis by a matrix and adds a bias: every input is connected to every unit.',
  aliases: ['dense', 'fc', 'linear', 'fully connected'],
  params: {
    units: count({ label: 'Units', help: 'How many numbers come out.', short: String }),
    activation: activation(),
    useBias: useBiasField,
    ...kernelObjects,
    ...biasObjects,
    activityRegularizer: activityRegularizerField,
    ...loraFields,
  },
  inputs: [{ name: 'x', minRank: 2, dtype: 'any' }],
  infer(p, [x], context) {
    const shape = x?.shape ?? [];
    const features = shape[shape.length - 1];
    if (features === null) {
      context.report('dense/features-open', {
        onlyToBuild: true,
        input: 0,
        message: 'The last size of the input has to be known: the kernel is made for it.',
        suggestions: [{ input: 0, insert: [{ kind: 'GlobalAveragePooling2D', params: {} }] }],
      });
    }
    checkLora(p, context);
    checkActivation(p.activation, p.units, context);
    const kernel = [features === null ? undefined : features, p.units];
    const frozen = (p.loraRank ?? 0) > 0;
    const weights: Weight[] = [
      { path: 'kernel', shape: kernel, trainable: !frozen, initializer: p.kernelInitializer },
    ];
    if (p.useBias)
      weights.push({ path: 'bias', shape: [p.units], trainable: true, initializer: p.biasInitializer });
    weights.push(...loraWeights(p.loraRank, [kernel[0]], p.units));
    return { outputs: [computed(p, [...shape.slice(0, -1), p.units], x?.masked)], weights };
  },
  macs(_p, _inputs, { outputs, weights }) {
    const kernel = product(weights?.[0]?.shape ?? [undefined]);
    const positions = product(outputs[0]?.shape?.slice(1, -1) ?? [undefined]);
    return typeof kernel === 'number' && typeof positions === 'number' ? kernel * positions : null;
  },
  explain(p, [x]) {
    const features = x?.shape[x.shape.length - 1];
    const positions = x?.shape.slice(1, -1) ?? [];
    const each = positions.length > 0 ? ', the same at every position' : '';
    return [
      {
        label: 'features',
        text: 'one for each unit',
        result: String(p.units),
        ...(typeof features === 'number'
          ? { note: `${features} numbers go into each of ${p.units} units${each}` }
          : {}),
      },
      ...macsSteps(
        [features, p.units, ...positions],
        `each input times each unit${positions.length > 0 ? ', at each position' : ''}`,
      ),
    ];
  },
  reach: (_p, [x]) => mixing([-1], x?.shape.length ?? 0),
  outputValue(p, _reach, [x], [kernel, bias], at) {
    const unit = at[at.length - 1] ?? 0;
    const terms = Array.from({ length: kernel?.shape[0] ?? 0 }, (_, feature) => {
      const index = [...at.slice(0, -1), feature];
      return {
        at: index,
        value: x ? numberAt(x, index) : 0,
        weight: kernel ? numberAt(kernel, [feature, unit]) : 0,
      };
    });
    return summed(terms, p.useBias && bias ? numberAt(bias, [unit]) : undefined);
  },
  trial(p, [rows, columns], kernel) {
    const { useBias, activation } = p;
    return rows === 1 ? { params: { units: kernel[1], useBias, activation }, shape: [columns] } : undefined;
  },
  adapts(from, wanted) {
    const units = wanted.shape?.[wanted.shape.length - 1];
    if (typeof units !== 'number' || units < 1 || from.shape.length < 2 || wanted.rank !== from.shape.length)
      return [];
    const rest = from.shape.slice(1, -1).every((size, axis) => size === wanted.shape?.[axis + 1]);
    return rest ? [{ units }] : [];
  },
  targets: {
    keras: { positional: ['units'], ignored: { quantization_config: null } },
  },
});
