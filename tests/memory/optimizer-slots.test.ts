import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { optimizers } from '@netwright/codegen';
import { optimizerMemory } from '@netwright/inference';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';

const shapes = [[30, 20], [5, 5, 3, 8], [7]];

/** Arguments that change what is kept, by the optimisers that have them. */
const kept: { readonly [argument: string]: number | boolean } = {
  momentum: 0.9,
  centered: true,
  amsgrad: true,
  use_ema: true,
  gradient_accumulation_steps: 4,
};

const questions = optimizers.flatMap(({ name, arguments: all }) => {
  const own = all.map(({ keras }) => keras).filter((argument) => Object.hasOwn(kept, argument));
  return [{}, ...own.map((argument) => ({ [argument]: kept[argument] as number | boolean }))].map(
    (given) => ({
      object: name,
      arguments: given,
      shapes,
    }),
  );
});

describeWith('python', 'the numbers that an optimiser keeps', (python) => {
  const answers: readonly number[] = JSON.parse(
    execFileSync(python, [fileURLToPath(new URL('optimizer_slots.py', import.meta.url))], {
      input: JSON.stringify(questions),
      env: { ...process.env, KERAS_BACKEND: 'numpy' },
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    }),
  );

  it('are asked of every optimiser', () => expect(answers.length).toBeGreaterThan(30));

  it.each(questions.map((question, index) => [question, answers[index]] as const))(
    '%j: %i',
    (question, answer) => {
      const config = Object.fromEntries(
        Object.entries(question.arguments).map(([argument, value]) => [
          argument.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
          value,
        ]),
      );
      const memory = optimizerMemory({ object: question.object, config });
      const numbers = shapes.map(
        (shape) => (memory?.slots(shape) ?? 0) * shape.reduce((size, length) => size * length, 1),
      );
      expect(Math.round(numbers.reduce((sum, one) => sum + one, 0))).toBe(answer);
    },
  );
});
