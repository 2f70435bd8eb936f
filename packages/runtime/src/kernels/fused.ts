import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from './kernel.js';

/**
 * Product or convolution, bias and activation in one: on cpu TF.js' kernels go past the registry to its own slow
 * products, so here they are made of the operations one by one.
 */
export const fusedKernels: readonly Kernel[] = [
  kernel<'a' | 'b' | FusedExtras, tf._FusedMatMulAttrs>('_FusedMatMul', ['cpu'], (inputs, attrs) =>
    finish(tf.matMul(inputs.a, inputs.b, attrs.transposeA, attrs.transposeB), inputs, attrs),
  ),
  kernel<'x' | 'filter' | FusedExtras, tf.FusedConv2DAttrs>(
    'FusedConv2D',
    ['cpu', 'webgpu'],
    (inputs, attrs) => {
      const { strides, pad, dataFormat, dilations, dimRoundingMode } = attrs;
      const [image, weights] = [inputs.x as tf.Tensor4D, inputs.filter as tf.Tensor4D];
      return finish(
        tf.conv2d(image, weights, strides, pad, dataFormat, dilations, dimRoundingMode),
        inputs,
        attrs,
      );
    },
  ),
  kernel<'x' | 'filter' | FusedExtras, tf.FusedDepthwiseConv2DAttrs>(
    'FusedDepthwiseConv2D',
    ['cpu'],
    (inputs, attrs) => {
      const { strides, pad, dataFormat, dilations, dimRoundingMode } = attrs;
      const [image, weights] = [inputs.x as tf.Tensor4D, inputs.filter as tf.Tensor4D];
      const product = tf.depthwiseConv2d(
        image,
        weights,
        strides,
        pad,
        dataFormat,
        dilations,
        dimRoundingMode,
      );
      return finish(product, inputs, attrs);
    },
  ),
];

/** What a fused kernel may get besides. */
export type FusedExtras = 'bias' | 'preluActivationWeights';

/** Adds the bias, where there is one, and applies the activation. */
export function finish(
  product: tf.Tensor,
  { bias, preluActivationWeights }: { readonly [Name in FusedExtras]?: tf.Tensor },
  { activation, leakyreluAlpha }: Pick<tf._FusedMatMulAttrs, 'activation'> & { leakyreluAlpha?: number },
): tf.Tensor {
  const sum = bias ? tf.add(product, bias) : product;
  switch (activation) {
    case 'relu':
      return tf.relu(sum);
    case 'relu6':
      return tf.relu6(sum);
    case 'elu':
      return tf.elu(sum);
    case 'sigmoid':
      return tf.sigmoid(sum);
    case 'leakyrelu':
      return tf.leakyRelu(sum, leakyreluAlpha);
    case 'prelu':
      return tf.prelu(sum, preluActivationWeights!);
    default:
      return sum;
  }
}
