import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { askKeras } from '@netwright/runtime/node';
import type { AskKeras } from '@netwright/runtime/verify';
import { root } from '../src/environment.js';

/** The real Keras in one process that answers check after check. */
export interface Keras {
  readonly ask: AskKeras;
  close(): void;
}

export function startKeras(python: string): Keras {
  const child = spawn(python, [`${root}/tests/verify/checks.py`], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: askKeras(async (folder) => {
      child.stdin.write(`${folder}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('Keras is gone.');
      if (value !== 'done') throw new Error(`Keras: ${value}`);
    }),
    close: () => child.stdin.end(),
  };
}
