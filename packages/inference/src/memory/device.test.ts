import { applyEdit, type NetDocument } from '@netwright/graph';
import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.js';
import { fixesFor } from '../fixes/index.js';
import { image, net } from '../fixtures/net.js';
import { bytesText } from './bytes-text.js';
import { batchOf, deviceProblems, needOf } from './device.js';

const vggLike: NetDocument = {
  ...net([
    image('x', 224, 224, 3),
    ['conv1', 'Conv2D', { filters: 64, kernelSize: 3, padding: 'same', activation: 'relu' }],
    ['conv2', 'Conv2D', { filters: 64, kernelSize: 3, padding: 'same', activation: 'relu' }],
    ['pool', 'MaxPooling2D'],
    ['average', 'GlobalAveragePooling2D'],
    ['logits', 'Dense', { units: 10, activation: 'softmax' }],
  ]),
  training: {
    dataset: { id: 'cifar10' },
    validation: 0.1,
    batchSize: 64,
    seed: 1,
    objectives: [],
    phases: [{ epochs: 1, optimizer: { object: 'Adam', config: {} } }],
  },
};
const gib = 2 ** 30;

describe('a device that is too small', () => {
  const load = { device: { name: 'a card of 2 GiB', bytes: 2 * gib }, batch: 64 };
  const analysis = analyze(vggLike);
  const [problem] = deviceProblems(analysis, load);

  it('is said with the bytes that are needed', () => {
    const need = needOf(analysis, load)?.bytes as number;
    expect(problem?.code).toBe('memory/beyond-device');
    expect(problem?.received).toBe(bytesText(need));
    expect(problem?.message).toContain('64 examples at once');
  });

  it('is mended by edits that save what they say, the best first', () => {
    const before = needOf(analysis, load)?.bytes as number;
    const fixes = fixesFor(problem as NonNullable<typeof problem>, analysis);
    const saved: number[] = [];
    for (const { title, edits, cost } of fixes) {
      if (edits.length === 0) continue;
      let document = vggLike;
      for (const edit of edits) {
        const result = applyEdit(document, edit);
        if (!result.ok) throw new Error(result.reason);
        document = result.document;
      }
      const after = analyze(document);
      const left = needOf(after, { ...load, batch: batchOf(after, 64) })?.bytes as number;
      expect(cost, title).toContain(`saves ${bytesText(before - left)}, leaves ${bytesText(left)}`);
      expect(left, title).toBeLessThanOrEqual(2 * gib);
      saved.push(before - left);
    }
    expect(saved.length).toBeGreaterThan(2);
    expect(saved).toEqual(saved.toSorted((a, b) => b - a));
  });

  it('says nothing where the network fits, and where nothing is chosen', () => {
    expect(deviceProblems(analysis, { device: { name: 'large', bytes: 80 * gib }, batch: 64 })).toEqual([]);
    expect(deviceProblems(analysis, { device: { name: 'unknown' }, batch: 64 })).toEqual([]);
  });

  it('names the buffer that is beyond the limits of WebGPU', () => {
    const found = deviceProblems(analysis, { device: { name: 'WebGPU', webgpu: true }, batch: 64 });
    expect(found.map(({ code }) => code)).toEqual(['memory/buffer-beyond-webgpu']);
    expect(found[0]?.message).toBe(
      'The output 224×224×64 of conv1 takes 784 MiB. WebGPU grants every device only buffers of 256 MiB, so training in the browser may fail on some.',
    );
  });
});
