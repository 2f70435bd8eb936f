import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../src/environment.js';
import type { Answer, KernelCase } from './cases.js';

/** Asks Keras. */
export function answersOf(python: string, cases: readonly KernelCase[]): Answer[] {
  const printed = execFileSync(python, [join(root, 'tests/kernels/answers.py')], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return JSON.parse(printed.trim().split('\n').pop() as string) as Answer[];
}
