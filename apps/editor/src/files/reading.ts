import type { ImportResult } from '@netwright/importers';
import { create } from 'zustand';
import type { ImportQuestion } from './import-worker.js';

/** The file that is being read; undefined where none is. */
export interface Reading {
  readonly name: string;
  readonly bytes: number;
  readonly cancel: () => void;
}

export const useReading = create<{ readonly reading: Reading | undefined }>()(() => ({ reading: undefined }));

/**
 * Reads a file in a worker. Undefined where somebody cancelled it, or opened another file meanwhile: of two the later
 * one is meant.
 */
export function readInWorker(file: Blob, name: string): Promise<ImportResult | undefined> {
  useReading.getState().reading?.cancel();
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    type: 'module',
    name: 'import',
  });
  return new Promise((resolve) => {
    const finish = (result: ImportResult | undefined) => {
      worker.terminate();
      if (useReading.getState().reading === reading) useReading.setState({ reading: undefined });
      resolve(result);
    };
    const reading: Reading = { name, bytes: file.size, cancel: () => finish(undefined) };
    useReading.setState({ reading });
    worker.addEventListener('message', ({ data }: MessageEvent<ImportResult>) => finish(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      finish({ ok: false, reason: `${name} could not be read: reading it took more than this browser has.` });
    });
    const question: ImportQuestion = { file, name };
    worker.postMessage(question);
  });
}
