import { expect, it } from 'vitest';
import { scoreLines } from './score-lines.js';

it('puts training and validation side by side, in the order of the first epoch', () => {
  const row = (epoch: number, loss: number) => ({
    epoch,
    scores: [
      ['loss', loss],
      ['accuracy', 1 - loss],
      ['val_loss', loss + 1],
    ] as const,
  });
  expect(scoreLines([row(1, 0.5), row(2, 0.25)])).toEqual([
    {
      name: 'loss',
      training: [
        [1, 0.5],
        [2, 0.25],
      ],
      validation: [
        [1, 1.5],
        [2, 1.25],
      ],
    },
    {
      name: 'accuracy',
      training: [
        [1, 0.5],
        [2, 0.75],
      ],
      validation: [],
    },
  ]);
});
