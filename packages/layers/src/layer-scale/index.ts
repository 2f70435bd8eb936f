import { defineLayer } from '../core/define.js';
import { pointwise } from '../core/reach.js';
import { computed } from '../families/keeping.js';
import { integer, number } from '../fields/index.js';
import { layerScaleSource } from './source.js';

/**
 * A learnt factor for each channel (Touvron et al. 2021, https://arxiv.org/abs/2103.17239). Source: LayerScale of
 * keras.src.applications.convnext.
 */
export const layerScale = defineLayer({
  kind: 'LayerScale',
  category: 'normalization',
  order: 80,
  summary: 'learnt factor per channel',
  help: 'Multiplies each channel by a learnt factor that starts small, so that a deep network begins as if its blocks were not there. Used in ConvNeXt.',
  url: 'https://arxiv.org/abs/2103.17239',
  aliases: ['layer scale', 'convnext', 'gamma', 'scale'],
  params: {
    initValues: number({
      label: 'Initial value',
      help: 'What every factor is before training; ConvNeXt begins with 1e-6.',
      short: (value) => `from ${value}`,
    }),
    projectionDim: integer({
      label: 'Channels',
      help: 'How many factors: as many as the last axis has places.',
      min: 0,
    }),
  },
  inputs: [{ name: 'x', dtype: 'any' }],
  infer(p, [x], context) {
    const shape = x?.shape ?? [];
    const last = shape[shape.length - 1];
    const size = p.projectionDim;
    const weights = [
      {
        // Keras gives it no name.
        path: 'variable',
        shape: [size],
        trainable: true,
        initializer: { object: 'Constant', config: { value: p.initValues } },
      },
    ];
    if (shape.length === 0) return { outputs: [computed(p, [size])], weights };
    const open = last === null && size !== 1;
    if (open || (typeof last === 'number' && last !== size && last !== 1 && size !== 1)) {
      context.report('normalization/channels-differ', {
        param: 'projectionDim',
        input: 0,
        message: open
          ? 'It has a factor for each channel, so their number has to be known.'
          : `It has ${size} factors, but the last axis has ${last} places.`,
        expected: open ? 'a known size' : String(last),
        received: open ? 'open' : String(size),
        suggestions:
          typeof last === 'number'
            ? [{ set: { projectionDim: last }, title: `Use ${last} channels` }]
            : [{ set: { projectionDim: 1 }, title: 'Use one factor for all' }],
      });
      return { outputs: [computed(p, [...shape.slice(0, -1), undefined])], weights };
    }
    return { outputs: [computed(p, [...shape.slice(0, -1), last === 1 ? size : last])], weights };
  },
  reach: pointwise,
  targets: {
    keras: {
      module: 'keras.src.applications.convnext',
      positional: ['initValues', 'projectionDim'],
      source: layerScaleSource,
      unwrappable: true,
    },
  },
});
