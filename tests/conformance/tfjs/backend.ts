import '@tensorflow/tfjs-backend-wasm';
import { registerKernels } from '@netwright/runtime/kernels';
import * as tf from '@tensorflow/tfjs';

/** The backends on which all is computed in Node. */
export const backends = ['cpu', 'wasm'] as const;

/** Sets a backend, with our kernels. */
export async function startBackend(name: (typeof backends)[number]): Promise<void> {
  // Otherwise it says in every run that there is a binding for Node, which cannot be had everywhere.
  tf.enableProdMode();
  registerKernels(name);
  await tf.setBackend(name);
}
