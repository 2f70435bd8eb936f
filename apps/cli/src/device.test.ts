import { expect, it } from 'vitest';
import { device } from './device.js';

it.each([
  ['8GiB', 2 ** 33],
  ['8 GB', 2 ** 33],
  ['512MiB', 2 ** 29],
  ['1.5g', 1.5 * 2 ** 30],
  ['1000', 1000],
])('--device %s is %d bytes', (text, bytes) => expect(device(text).bytes).toBe(bytes));

it('knows the browser', () => expect(device('WebGPU').webgpu).toBe(true));

it.each(['', 'blue', '-8GiB', '0', 'GiB', '8 GiBs'])('--device %s is refused', (text) =>
  expect(() => device(text)).toThrow('such as 8GiB'),
);
