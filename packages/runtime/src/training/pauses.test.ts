import { expect, it } from 'vitest';
import { Pauses } from './pauses.js';

it('gives others a turn while something long goes on', async () => {
  const pauses = new Pauses();
  let heard = false;
  setImmediate(() => {
    heard = true;
  });
  const end = performance.now() + 1000;
  while (!heard && performance.now() < end) await pauses.due();
  expect(heard).toBe(true);
});
