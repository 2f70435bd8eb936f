import { describe, expect, it } from 'vitest';
import { extent, samePadding, transposedOutput, windowOutput } from './window.js';

/** Every small window on every small axis. */
function* windows() {
  for (let input = 0; input <= 12; input++) {
    for (let size = 1; size <= 5; size++) {
      for (let stride = 1; stride <= 4; stride++) {
        for (let dilation = 1; dilation <= 3; dilation++) yield { input, size, stride, dilation };
      }
    }
  }
}

/** Counts the places where a window fits into an axis, by trying them all. */
function places(input: number, covered: number, stride: number): number {
  let count = 0;
  for (let start = 0; start + covered <= input; start += stride) count += 1;
  return count;
}

describe('a window on an axis', () => {
  it('valid: as many outputs as there are places', () => {
    for (const { input, ...window } of windows()) {
      const output = windowOutput(input, { ...window, padding: 'valid' }) as number;
      expect(Math.max(0, output), JSON.stringify({ input, ...window })).toBe(
        places(input, extent(window.size, window.dilation), window.stride),
      );
    }
  });

  it('same: one output for each stride, and that many places on the padded axis', () => {
    for (const { input, ...window } of windows()) {
      const one = { ...window, padding: 'same' } as const;
      const { before, after } = samePadding(input, one);
      const output = windowOutput(input, one);
      expect(output).toBe(Math.ceil(input / window.stride));
      expect(after - before === 0 || after - before === 1, 'the odd zero goes behind').toBe(true);
      if (input === 0) continue;
      expect(
        places(input + before + after, extent(window.size, window.dilation), window.stride),
        JSON.stringify({ input, ...window }),
      ).toBe(output);
    }
  });

  it('a transposed window of the same stride leads back to the size it came from', () => {
    for (const { input, ...window } of windows()) {
      if (input === 0) continue;
      const large = transposedOutput(input, { ...window, padding: 'valid', outputPadding: undefined });
      expect(windowOutput(large, { ...window, padding: 'valid' }), JSON.stringify({ input, ...window })).toBe(
        input,
      );
      const same = transposedOutput(input, { ...window, padding: 'same', outputPadding: undefined });
      expect(windowOutput(same, { ...window, padding: 'same' })).toBe(input);
    }
  });

  it('what is open stays open, what is unknown unknown', () => {
    const window = { size: 3, stride: 2, dilation: 1, padding: 'valid' } as const;
    expect([windowOutput(null, window), windowOutput(undefined, window)]).toEqual([null, undefined]);
    expect(transposedOutput(null, { ...window, outputPadding: undefined })).toBe(null);
  });
});
