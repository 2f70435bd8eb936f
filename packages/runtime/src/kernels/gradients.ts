import * as tf from '@tensorflow/tfjs';

/**
 * Registers the gradients that TF.js 4.22 lacks, for every backend: those of dilated convolutions, where its own throw,
 * that of the transposed convolution in three dimensions, those of products of matrices whose batches are broadcast, and
 * that of a mirrored border, where its own leaves the mirror images out.
 */
export function registerGradients(): void {
  tf.registerGradient(withDilation('Conv2D', 'Conv2DBackpropInput', 'Conv2DBackpropFilter'));
  tf.registerGradient(withDilation('Conv3D', 'Conv3DBackpropInputV2', 'Conv3DBackpropFilterV2'));
  tf.registerGradient(depthwise);
  tf.registerGradient(transposedConvolution3D);
  tf.registerGradient(matrixProduct);
  tf.registerGradient(mirrored);
}

/** The gradients of a convolution by the kernels of that name, which are told of the dilations. */
function withDilation(kernelName: string, ofInput: string, ofFilter: string): tf.GradConfig {
  return {
    kernelName,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, saved, attrs) => {
      const [x, filter] = saved as [tf.Tensor, tf.Tensor];
      const gradient = dy as tf.Tensor;
      return {
        x: () => run(ofInput, { dy: gradient, filter }, { ...attrs, inputShape: x.shape }),
        filter: () => run(ofFilter, { x, dy: gradient }, { ...attrs, filterShape: filter.shape }),
      };
    },
  };
}

/** As TF.js has it, but for its refusal of dilations: the kernels know them. */
const depthwise: tf.GradConfig = {
  kernelName: 'DepthwiseConv2dNative',
  inputsToSave: ['x', 'filter'],
  gradFunc: (dy, saved, attrs) => {
    const [x, filter] = saved as [tf.Tensor, tf.Tensor];
    const gradient = dy as tf.Tensor;
    const { strides, pad, dilations, dimRoundingMode } = attrs as unknown as tf.DepthwiseConv2dNativeAttrs;
    const shared = { strides, pad, dilations: dilations ?? [1, 1], dimRoundingMode };
    return {
      x: () =>
        run(
          'DepthwiseConv2dNativeBackpropInput',
          { dy: gradient, filter },
          { ...shared, inputShape: x.shape },
        ),
      filter: () =>
        run(
          'DepthwiseConv2dNativeBackpropFilter',
          { x, dy: gradient },
          { ...shared, filterShape: filter.shape },
        ),
    };
  },
};

/** The transposed convolution is the gradient of an input: its own gradients are a convolution and one of a filter. */
const transposedConvolution3D: tf.GradConfig = {
  kernelName: 'Conv3DBackpropInputV2',
  inputsToSave: ['dy', 'filter'],
  gradFunc: (dy, saved, attrs) => {
    const [image, filter] = saved as [tf.Tensor, tf.Tensor];
    const gradient = dy as tf.Tensor;
    const { strides, pad } = attrs as unknown as tf.Conv3DBackpropInputV2Attrs;
    return {
      dy: () => run('Conv3D', { x: gradient, filter }, { strides, pad, dataFormat: 'NDHWC', dilations: 1 }),
      filter: () =>
        run(
          'Conv3DBackpropFilterV2',
          { x: gradient, dy: image },
          { strides, pad, filterShape: filter.shape },
        ),
    };
  },
};

/** A product of matrices: its gradients are products with the other side, summed over what was broadcast. */
const matrixProduct: tf.GradConfig = {
  kernelName: 'BatchMatMul',
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved, attrs) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const gradient = dy as tf.Tensor;
    const { transposeA, transposeB } = attrs as unknown as tf.BatchMatMulAttrs;
    return {
      a: () =>
        unbroadcast(
          transposeA ? tf.matMul(b, gradient, transposeB, true) : tf.matMul(gradient, b, false, !transposeB),
          a.shape,
        ),
      b: () =>
        unbroadcast(
          transposeB ? tf.matMul(gradient, a, true, transposeA) : tf.matMul(a, gradient, !transposeA, false),
          b.shape,
        ),
    };
  },
};

function unbroadcast(gradient: tf.Tensor, shape: number[]): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(shape, gradient.shape);
  return axes.length > 0 ? tf.sum(gradient, axes).reshape(shape) : gradient;
}

/** A border that mirrors what is inside: its gradient goes back to where it was taken from, axis by axis. */
const mirrored: tf.GradConfig = {
  kernelName: 'MirrorPad',
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attrs) => {
    const [x] = saved as [tf.Tensor];
    const { paddings, mode } = attrs as unknown as tf.MirrorPadAttrs;
    // 'reflect' leaves out the outermost value, which is the mirror.
    const mirror = mode === 'reflect' ? 1 : 0;
    const fold = (gradient: tf.Tensor, [before, after]: [number, number], axis: number): tf.Tensor => {
      const length = x.shape[axis]!;
      const part = (from: number, count: number) =>
        tf.slice(
          gradient,
          gradient.shape.map((_, k) => (k === axis ? from : 0)),
          gradient.shape.map((whole, k) => (k === axis ? count : whole)),
        );
      /** A border turned round, from place `at` of the inside on. */
      const placed = (from: number, count: number, at: number) =>
        tf.pad(
          tf.reverse(part(from, count), axis),
          gradient.shape.map((_, k): [number, number] => (k === axis ? [at, length - at - count] : [0, 0])),
        );
      const sum = [part(before, length)];
      if (before > 0) sum.push(placed(0, before, mirror));
      if (after > 0) sum.push(placed(before + length, after, length - after - mirror));
      return tf.addN(sum);
    };
    return { x: () => paddings.reduce(fold, dy as tf.Tensor) };
  },
};

function run(kernelName: string, inputs: tf.NamedTensorMap, attrs: object): tf.Tensor {
  return tf.engine().runKernel(kernelName, inputs, attrs as tf.NamedAttrMap);
}
