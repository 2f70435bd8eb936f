import type { InferContext } from '../core/define.js';
import { isFloat, type KnownTensor } from '../core/tensor.js';

/**
 * Warns of whole numbers where floats are multiplied: Keras builds the layer, and its kernel does not fit the numbers
 * when it runs. Convolutions and average pooling stop on TensorFlow, some of them on JAX too.
 */
export function warnOfWholeNumbers(x: KnownTensor, context: InferContext): void {
  if (isFloat(x.dtype)) return;
  const scale = x.dtype === 'uint8' ? 1 / 255 : 1;
  context.report('conv/whole-numbers', {
    severity: 'warning',
    input: 0,
    message: `Numbers of type ${x.dtype} come in: the network builds, but fails when it runs (on TensorFlow, and in part on JAX). Make them floats first.`,
    expected: 'floats',
    received: x.dtype,
    suggestions: [
      {
        input: 0,
        insert: [{ kind: 'Rescaling', params: { scale } }],
        title: scale === 1 ? 'Make them floats first, by a Rescaling' : 'Rescale them to 0 to 1 first',
      },
    ],
  });
}
