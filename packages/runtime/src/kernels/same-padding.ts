import * as tf from '@tensorflow/tfjs';
import { type Kernel, kernel } from './kernel.js';

type Attrs = Pick<tf.Conv2DAttrs, 'strides' | 'pad' | 'dilations' | 'dataFormat' | 'dimRoundingMode'>;
type Shape4D = [number, number, number, number];

/**
 * On wasm a convolution with padding 'same' whose stride is larger than its window returns zeros in TF.js 4.22: it
 * reckons with a negative padding. Written out in numbers the padding is right.
 */
export const samePaddingKernels: readonly Kernel[] = (
  ['Conv2D', 'FusedConv2D', 'DepthwiseConv2dNative', 'FusedDepthwiseConv2D'] as const
).map((name) =>
  kernel<'x' | 'filter', Attrs>(name, ['wasm'], (inputs, attrs, stock) => {
    const { strides, pad, dilations, dataFormat, dimRoundingMode } = attrs;
    if (pad !== 'same') return stock(inputs, attrs);
    const { padInfo } = tf.backend_util.computeConv2DInfo(
      ...([inputs.x.shape, inputs.filter.shape] as [Shape4D, Shape4D]),
      ...([strides, dilations ?? 1, pad, dimRoundingMode, name.includes('Depthwise')] as const),
      tf.backend_util.convertConv2DDataFormat(dataFormat ?? 'NHWC'),
    );
    const { top, bottom, left, right } = padInfo;
    const written = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ];
    return stock(inputs, { ...attrs, pad: written });
  }),
);
