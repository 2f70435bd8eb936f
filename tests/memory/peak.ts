import * as tf from '@tensorflow/tfjs';

export interface Peak {
  /** The most that `tf.memory().numBytes` was. It counts every tensor, also several on one buffer. */
  readonly numBytes: number;
  /** Of these at that moment, the bytes of tensors on the buffer of another: clones and reshapes. */
  readonly views: number;
  /** And the buffers themselves. */
  readonly others: number;
  /** The most that the buffers came to: what a device has to have. */
  readonly buffers: number;
}

/** What we need of the engine beside its public face. */
interface Engine {
  readonly state: {
    readonly numBytes: number;
    readonly tensorInfo: WeakMap<object, { readonly bytes: number }>;
  };
  trackTensor(tensor: tf.Tensor, backend: unknown): void;
  disposeTensor(tensor: tf.Tensor): void;
  removeDataId(id: object, backend: unknown): void;
}

/**
 * Does a piece of work and watches the memory of TensorFlow.js at every tensor that it makes. What is there before
 * counts too, and must be tensors with a buffer each.
 */
export async function peakOf(work: () => Promise<void>): Promise<Peak> {
  const engine = tf.engine() as unknown as Engine;
  const { trackTensor, disposeTensor, removeDataId } = engine;
  let bytes = engine.state.numBytes;
  let numBytes = bytes;
  let buffers = bytes;
  let atPeak = { views: 0, others: bytes };
  /** Tensors on a buffer; one of before has one. */
  const sharers = new Map<object, number>();
  let shared = 0;
  engine.trackTensor = (tensor, backend) => {
    const isNew = !engine.state.tensorInfo.has(tensor.dataId);
    trackTensor.call(engine, tensor, backend);
    const size = bytesOf(engine, tensor.dataId);
    sharers.set(tensor.dataId, isNew ? 1 : (sharers.get(tensor.dataId) ?? 1) + 1);
    if (isNew) bytes += size;
    else shared += size;
    buffers = Math.max(buffers, bytes);
    if (engine.state.numBytes > numBytes) {
      numBytes = engine.state.numBytes;
      atPeak = { views: shared, others: bytes };
    }
  };
  engine.disposeTensor = (tensor) => {
    const count = sharers.get(tensor.dataId) ?? 1;
    if (count > 1) {
      sharers.set(tensor.dataId, count - 1);
      shared -= bytesOf(engine, tensor.dataId);
    }
    disposeTensor.call(engine, tensor);
  };
  engine.removeDataId = (id, backend) => {
    bytes -= bytesOf(engine, id);
    removeDataId.call(engine, id, backend);
  };
  try {
    await work();
  } finally {
    Object.assign(engine, { trackTensor, disposeTensor, removeDataId });
  }
  return { numBytes, ...atPeak, buffers };
}

function bytesOf({ state }: Engine, id: object): number {
  return state.tensorInfo.get(id)?.bytes ?? 0;
}
