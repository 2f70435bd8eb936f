import { tfjsDefaults } from '@netwright/layers/tfjs';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';

// What the table says a layer takes by itself is what the real one takes: saying it changes nothing.

/** Arguments without which a layer cannot be made. */
const required: ReadonlyMap<string, object> = new Map<string, object>([
  ['input', { shape: [1] }],
  ['dense', { units: 2 }],
  ['dropout', { rate: 0.5 }],
  ['rescaling', { scale: 2 }],
  ['cropping2D', { cropping: 0 }],
  ['embedding', { inputDim: 2, outputDim: 3 }],
  ...['conv1d', 'conv2d', 'conv3d', 'conv2dTranspose', 'conv3dTranspose', 'separableConv2d'].map(
    (layer) => [layer, { filters: 2, kernelSize: 2 }] as const,
  ),
  ['depthwiseConv2d', { kernelSize: 2 }],
  ['simpleRNN', { units: 2 }],
  ['gru', { units: 2 }],
  ['lstm', { units: 2 }],
  ['convLstm2d', { filters: 2, kernelSize: 2 }],
  ['bidirectional', { layer: tf.layers.simpleRNN({ units: 2, name: 'inside' }) }],
  ...['max', 'average'].flatMap((how) =>
    [1, 2, 3].map((axes) => [`${how}Pooling${axes}d`, { poolSize: 2 }] as const),
  ),
]);

function configOf(layer: string, config: object): unknown {
  if (layer === 'input') {
    const made = tf.input(config as { shape: number[] });
    return { shape: made.shape, dtype: made.dtype };
  }
  const make = new Map(Object.entries(tf.layers)).get(layer) as (config: object) => tf.layers.Layer;
  const made = Object.entries(make({ name: 'probe', ...required.get(layer), ...config }).getConfig());
  // Null and undefined are both none.
  return Object.fromEntries(made.map(([argument, value]) => [argument, value ?? null]));
}

describe.each(Object.entries(tfjsDefaults))('%s', (layer, defaults) => {
  it.each(Object.entries(defaults))('%s is %j', (argument, value) => {
    const before = configOf(layer, required.get(layer) ?? {});
    expect(configOf(layer, { ...required.get(layer), [argument]: value })).toEqual(before);
    expect(Object.keys(before as object), 'the layer tells it').toContain(argument);
  });
});
