import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionsOf } from '../conformance/tfjs/questions.js';
import { recordedAnswers } from '../conformance/tfjs/recorded.js';
import { WebGPUAsker } from '../conformance/tfjs/webgpu.js';
import { describeWith } from '../src/environment.js';

// The questions of tests/conformance/tfjs on WebGPU: of each kind two, and a tenth of all, another one every day;
// NETWRIGHT_TENTH=0 to 9 chooses it. All of them: `ask.ts --webgpu`.

const tenth = Number(process.env['NETWRIGHT_TENTH'] ?? Math.floor(Date.now() / 86_400_000) % 10);

const chosen = (await questionsOf([])).map(({ kind, questions }, place) => {
  const answers = recordedAnswers(kind);
  const asked = questions.filter(({ name }) => {
    const answer = answers.get(name);
    return answer !== undefined && !('fails' in answer);
  });
  return {
    kind,
    answers,
    questions: asked.filter((_, index) => index < 2 || (index + place) % 10 === tenth),
  };
});

describeWith('chromium', `kinds on WebGPU, tenth ${tenth}`, (chromium) => {
  const asker = new WebGPUAsker(chromium);
  beforeAll(() => expect(chosen.length).toBeGreaterThan(80));
  afterAll(() => asker.close());

  describe.each(chosen)('$kind', ({ kind, answers, questions }) => {
    it.each(questions.map((one) => [one.name, one] as const))('%s', async (name, question) => {
      const answer = answers.get(name);
      if (!answer) throw new Error('Keras was not asked yet.');
      const verdict = await asker.ask(kind, question, answer);
      expect(verdict.is, 'reason' in verdict ? verdict.reason : '').not.toBe('wrong');
    });
  });
});
