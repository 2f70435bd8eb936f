import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** What the backend in use can hold, in bytes; undefined where nobody can say. */
export interface DeviceLimits {
  /** A single tensor. */
  readonly tensor?: number;
  /** All of them together. */
  readonly total?: number;
}

const gibibyte = 2 ** 30;

export function deviceLimits(): DeviceLimits {
  switch (tf.getBackend()) {
    case 'webgpu': {
      const { limits } = (tf.backend() as WebGPUBackend).device;
      return { tensor: Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize) };
    }
    // An address of 32 bits reaches no further.
    case 'wasm':
      return { tensor: 4 * gibibyte, total: 4 * gibibyte };
    default:
      return { tensor: 4 * gibibyte };
  }
}
