import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { backends, startBackend } from './backend.js';
import { judge } from './compute.js';
import { questionsOf } from './questions.js';
import { recordedAnswers } from './recorded.js';
import { supportPage } from './support.js';
import { supportFile } from './support-file.js';

// Every case of the catalogue that Keras takes, computed by TensorFlow.js: the same outputs, gradients and steps.

const all = await questionsOf([]);

describe.each(backends)('on %s', (backend) => {
  beforeAll(() => startBackend(backend));

  describe.each(all.map((one) => [one.kind, one] as const))('%s', (kind, { questions }) => {
    const answers = recordedAnswers(kind);

    it.each(questions.map((one) => [one.name, one] as const))('%s', async (name, question) => {
      const answer = answers.get(name);
      if (!answer) throw new Error('Keras was not asked yet: run tests/conformance/tfjs/record.py.');
      const verdict = await judge(kind, question, answer);
      expect(verdict.is, 'reason' in verdict ? verdict.reason : '').not.toBe('wrong');
    });
  });
});

it('is told in the docs', () => {
  expect(readFileSync(supportFile, 'utf8')).toBe(supportPage(all));
});
