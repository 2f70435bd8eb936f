import { ownModule } from '../core/keras.js';
import type { Reach } from '../core/reach.js';
import type { NumberBox } from '../core/value.js';
import { pooling } from './pooling.js';
import { pooledValue } from './window-values.js';

/**
 * What min pooling over so many spatial axes has in common. Keras has none: it is max pooling of what is turned upside
 * down, so that with `same` the padding never wins, as it would if it were zeros.
 */
export function minPooling(axes: number) {
  const like = pooling(axes, { default: Array.from({ length: axes }, () => 2) });
  return {
    ...like,
    order: 3,
    summary: 'keeps the smallest',
    help: 'Moves a window over each channel and keeps the smallest value under it. Keras has no such layer: it is exported as a small layer of its own, -max(-x).',
    outputValue: (
      _p: unknown,
      [reach]: readonly Reach[],
      [x]: readonly NumberBox[],
      _weights: readonly NumberBox[],
      at: readonly number[],
    ) => pooledValue('smallest', reach!, x!, at),
    url: `https://keras.io/api/layers/pooling_layers/max_pooling${axes}d/`,
    targets: { keras: { module: ownModule, source: sourceOf(axes) } },
  };
}

function sourceOf(axes: number): string {
  return `
@keras.saving.register_keras_serializable(package="netwright")
class MinPooling${axes}D(layers.MaxPooling${axes}D):
    """The smallest value under a window: -max(-x), so that padding never wins."""

    def call(self, inputs):
        inputs = keras.ops.cast(inputs, self.compute_dtype)
        return -super().call(-inputs)
`.trim();
}
