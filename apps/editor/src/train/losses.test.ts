import { expect, it } from 'vitest';
import { addLosses } from './losses.js';
import type { StepLoss } from './messages.js';

it('adds at the end', () => {
  expect(addLosses([[0.1, 3]], [[0.2, 2]])).toEqual([
    [0.1, 3],
    [0.2, 2],
  ]);
});

it('keeps few enough to draw, the last one among them, and the mean of all', () => {
  let kept: readonly StepLoss[] = [];
  for (let step = 1; step <= 5000; step++) kept = addLosses(kept, [[step / 100, step % 2]]);
  expect(kept.length).toBeLessThanOrEqual(1000);
  expect(kept.length).toBeGreaterThan(300);
  expect(kept.at(-1)?.[0]).toBe(50);
  expect(kept.map(([at]) => at)).toEqual([...kept].map(([at]) => at).sort((a, b) => a - b));
  expect(kept.reduce((sum, [, loss]) => sum + loss, 0) / kept.length).toBeCloseTo(0.5, 1);
});
