import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { type BackendName, registerKernels, watchDevice } from '@netwright/runtime/kernels';
import * as tf from '@tensorflow/tfjs';
import type { Answer, KernelCase } from './cases.js';
import { departure } from './evaluate.js';

// Runs inside the browser: what the tests call there.

/** Starts a backend with our kernels. */
async function start(backend: BackendName): Promise<string> {
  setWasmPaths('/wasm/');
  registerKernels(backend);
  await tf.setBackend(backend);
  return tf.getBackend();
}

/** How far each case is from Keras. On WebGPU it fails as soon as the device does. */
async function departures(cases: readonly (readonly [KernelCase, Answer])[]): Promise<number[]> {
  const watch = tf.getBackend() === 'webgpu' ? watchDevice() : undefined;
  const results: number[] = [];
  for (const [test, answer] of cases)
    results.push(await Promise.race([departure(test, answer), ...(watch ? [watch.failed] : [])]));
  watch?.stop();
  return results;
}

const page = { tf, start, departures, watchDevice };

declare global {
  /** What page.ts puts into the browser's window. */
  var kernelPage: typeof page;
}

globalThis.kernelPage = page;
