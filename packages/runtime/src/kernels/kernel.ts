import * as tf from '@tensorflow/tfjs';

/** The backends of TF.js that we know. */
export type BackendName = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

/** The kernel of TF.js that ours stands in for: what is left to it, or built upon it. */
export type StockKernel = (inputs: tf.NamedTensorMap, attrs: object) => tf.Tensor;

/**
 * A kernel of ours: one operation of TF.js on some of its backends. Its work is done by operations of TF.js, or on the
 * values of its tensors; the engine calls it with tensors, neither tapes nor keeps what it makes on the way, and takes
 * the one tensor that it returns.
 */
export interface Kernel {
  /** As TF.js calls it: 'Conv2DBackpropFilter'. */
  readonly name: string;
  readonly backends: readonly BackendName[];
  readonly run: (inputs: tf.NamedTensorMap, attrs: object, stock: StockKernel) => tf.Tensor;
}

/** Describes a kernel with the names of its inputs and the attributes that TF.js gives for it. */
export function kernel<Input extends string, Attrs extends object>(
  name: string,
  backends: readonly BackendName[],
  run: (inputs: Readonly<Record<Input, tf.Tensor>>, attrs: Attrs, stock: StockKernel) => tf.Tensor,
): Kernel {
  return { name, backends, run: run as Kernel['run'] };
}

/** Puts kernels into TF.js for one backend, in place of those that it has. */
export function install(kernels: readonly Kernel[], backendName: BackendName): void {
  for (const { name, backends, run } of kernels) {
    if (!backends.includes(backendName)) continue;
    const stock = tf.getKernel(name, backendName);
    if (stock) tf.unregisterKernel(name, backendName);
    // What TF.js prepares for its own kernel is prepared still, as ours may call it.
    tf.registerKernel({
      ...stock,
      kernelName: name,
      backendName,
      kernelFunc: ({ inputs, attrs, backend }) =>
        tf.tidy(() => run(inputs as tf.NamedTensorMap, attrs ?? {}, callOf(stock, backend))),
    });
  }
}

function callOf(stock: tf.KernelConfig | undefined, backend: object): StockKernel {
  return (inputs, attrs) => {
    if (!stock) throw new Error('TensorFlow.js has no such kernel on this backend.');
    const outputs = [stock.kernelFunc({ inputs, backend, attrs: attrs as tf.NamedAttrMap })].flat();
    const output = outputs[0]!;
    // What it stands in for may itself be one of ours, whose tensor the engine knows already.
    return output instanceof tf.Tensor ? output : tf.engine().makeTensorFromTensorInfo(output);
  };
}

/** The values of a float tensor. On the cpu backend they are the tensor's own: to be read, never written. */
export const valuesOf = (tensor: tf.Tensor): Float32Array => tensor.dataSync() as Float32Array;

/** A float tensor with these values, which are its own from now on. */
export const tensorOf = (values: Float32Array, shape: readonly number[]): tf.Tensor =>
  tf.tensor(values, [...shape], 'float32');
