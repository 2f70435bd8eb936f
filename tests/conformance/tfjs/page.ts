import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import '@tensorflow/tfjs-backend-webgpu';
import { registerKernels, watchDevice } from '@netwright/runtime/kernels';
import * as tf from '@tensorflow/tfjs';
import { judge, type Verdict } from './compute.js';
import type { Question } from './questions.js';
import type { Answer } from './recorded.js';

// Runs inside the browser: a question computed on WebGPU.

async function start(): Promise<string> {
  tf.enableProdMode();
  registerKernels('webgpu');
  await tf.setBackend('webgpu');
  return tf.getBackend();
}

/** What the device says against a computation counts as wrong, whatever the numbers are. */
async function ask(kind: string, question: Question, answer: Answer): Promise<Verdict> {
  const { device } = tf.backend() as WebGPUBackend;
  const watch = watchDevice();
  tf.engine().startScope();
  try {
    const verdict = await Promise.race([judge(kind, question, answer), watch.failed]);
    // The device may complain only when all is done.
    await Promise.race([device.queue.onSubmittedWorkDone(), watch.failed]);
    return verdict;
  } catch (error) {
    return { is: 'wrong', reason: String(error) };
  } finally {
    tf.engine().endScope();
    watch.stop();
  }
}

const page = { start, ask };

declare global {
  /** What page.ts puts into the browser's window. */
  var conformancePage: typeof page;
}

globalThis.conformancePage = page;
