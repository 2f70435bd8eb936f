import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type ChosenBackend, chooseBackend } from '../backend/choose.js';

/** Starts a backend in Node: wasm, and where it cannot be had or is not wanted plain JavaScript. */
export function startInNode(wanted: 'wasm' | 'cpu' = 'wasm'): Promise<ChosenBackend> {
  const installed = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
  setWasmPaths(`${join(dirname(installed), 'dist')}/`);
  return chooseBackend(wanted === 'wasm' ? ['wasm', 'cpu'] : ['cpu']);
}
