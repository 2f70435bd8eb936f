import { broadcastShapes } from '../core/broadcast.js';
import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import type { Shape } from '../core/tensor.js';
import { computed } from '../families/keeping.js';
import { explainMerge, reportDifference } from '../families/merging.js';
import { number } from '../fields/index.js';
import { customScaleLayerSource } from './source.js';

/**
 * x + scale · y, the residual of Inception-ResNet (Szegedy et al. 2016, https://arxiv.org/abs/1602.07261). Source:
 * CustomScaleLayer of keras.src.applications.inception_resnet_v2.
 */
export const customScaleLayer = defineLayer({
  kind: 'CustomScaleLayer',
  title: 'Scaled add',
  category: 'merging',
  order: 80,
  summary: 'x + 0.17 · y',
  help: 'Adds to the first input the second times a fixed factor. A small factor keeps very deep residual networks steady; used in Inception-ResNet.',
  url: 'https://arxiv.org/abs/1602.07261',
  aliases: ['scaled add', 'scaled residual', 'inception resnet', 'custom scale'],
  params: {
    scale: number({
      label: 'Scale',
      help: 'The factor of the second input.',
      short: (value) => `+ ${value} · y`,
    }),
  },
  inputs: [
    { name: 'first', dtype: 'any' },
    { name: 'second', dtype: 'any' },
  ],
  infer(p, inputs, context) {
    const [first = [], second = []] = inputs.map(({ shape }) => shape);
    const merged = broadcastShapes(first, second);
    if ('shape' in merged && !meetsOpen(first, second)) return { outputs: [computed(p, merged.shape)] };
    reportDifference(inputs, 1, first, context);
    return { outputs: [computed(p, undefined)] };
  },
  explain: explainMerge,
  reach: pointwise,
  targets: {
    keras: {
      module: 'keras.src.applications.inception_resnet_v2',
      positional: ['scale'],
      takesList: true,
      source: customScaleLayerSource,
    },
  },
});

/** Whether an open size stands against a known one: Keras computes such a layer at sizes of its own choice, and fails. */
function meetsOpen(first: Shape, second: Shape): boolean {
  return first.some((_, fromEnd) => {
    const [a, b] = [first, second].map((shape) => shape[shape.length - 1 - fromEnd]);
    return (
      (a === null && typeof b === 'number' && b !== 1) || (b === null && typeof a === 'number' && a !== 1)
    );
  });
}
