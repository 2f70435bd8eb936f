import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { type BackendName, registerKernels } from '@netwright/runtime/kernels';
import * as tf from '@tensorflow/tfjs';
import { jaxLenetStep } from './jax-lenet.js';
import { lenetStep, timesOf } from './lenet.js';

// Runs inside the browser: what the benchmark calls there.

setWasmPaths('/wasm/');

/** Milliseconds of training steps of LeNet-5 on a backend. Once with our kernels, always with our kernels. */
async function steps(
  backend: BackendName,
  kernels: 'stock' | 'ours',
  batch: number,
  runs: number,
): Promise<number[]> {
  if (kernels === 'ours') registerKernels(backend);
  await tf.setBackend(backend);
  const { step, dispose } = lenetStep(batch);
  await step();
  const { numTensors, numDataBuffers } = tf.memory();
  const times = await timesOf(step, runs);
  const after = tf.memory();
  if (after.numTensors !== numTensors || after.numDataBuffers !== numDataBuffers)
    throw new Error(
      `${backend}: ${after.numTensors} tensors after the steps, ${numTensors} after the first.`,
    );
  dispose();
  return times;
}

const jax = async (batch: number, runs: number) => timesOf(await jaxLenetStep(batch), runs);

const page = { steps, jax };

declare global {
  /** What page.ts puts into the browser's window. */
  var benchPage: typeof page;
}

globalThis.benchPage = page;
