import { chromium } from '@netwright/tools';
import { startBackend } from './backend.js';
import { judge } from './compute.js';
import { questionsOf } from './questions.js';
import { recordedAnswers } from './recorded.js';
import { WebGPUAsker } from './webgpu.js';

// Compares kinds with what Keras was recorded to answer, and says what is wrong:
// ask.ts [--all] [--wasm | --webgpu] [KIND...]. For WebGPU a browser is opened.

const kinds = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const all = process.argv.includes('--all');
const browser = process.argv.includes('--webgpu') ? chromium() : undefined;
const asker = browser === undefined ? undefined : new WebGPUAsker(browser);
if (!asker) await startBackend(process.argv.includes('--wasm') ? 'wasm' : 'cpu');
const total = new Map<string, number>();
for (const { kind, questions } of await questionsOf(kinds)) {
  const answers = recordedAnswers(kind);
  const counts = new Map<string, number>();
  const lines: string[] = [];
  for (const question of questions) {
    const answer = answers.get(question.name);
    const verdict = answer
      ? await (asker ? asker.ask(kind, question, answer) : judge(kind, question, answer))
      : ({ is: 'unrecorded' } as const);
    for (const count of [counts, total]) count.set(verdict.is, (count.get(verdict.is) ?? 0) + 1);
    if (verdict.is === 'wrong' || (all && verdict.is !== 'unasked'))
      lines.push(`  ${question.name}: ${verdict.is}${'reason' in verdict ? `: ${verdict.reason}` : ''}`);
  }
  console.log(`${kind}: ${[...counts].map(([is, count]) => `${count} ${is}`).join(', ')}`);
  for (const line of lines) console.log(line);
}
await asker?.close();
console.log(`All: ${[...total].map(([is, count]) => `${count} ${is}`).join(', ')}`);
