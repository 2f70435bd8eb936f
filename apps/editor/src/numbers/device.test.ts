import { expect, it } from 'vitest';
import { deviceOf, readDeviceChoice } from './device.js';

it.each([
  [8, 8],
  [0.5, 0.5],
  ['webgpu', 'webgpu'],
  ['none', 'none'],
  [0, 'none'],
  [-1, 'none'],
  [Number.NaN, 'none'],
  ['8', 'none'],
  [undefined, 'none'],
] as const)('readDeviceChoice(%j) is %j', (raw, choice) => expect(readDeviceChoice(raw)).toBe(choice));

it('reads GB as powers of 1,024, as cards are sold', () => {
  expect(deviceOf(8)?.bytes).toBe(8_589_934_592);
  expect(deviceOf('none')).toBeUndefined();
});
