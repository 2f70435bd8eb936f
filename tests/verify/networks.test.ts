import type { NetDocument } from '@netwright/graph';
import { importKerasJson } from '@netwright/importers';
import { analyze, withInputShape } from '@netwright/inference';
import { startInNode } from '@netwright/runtime/node';
import { bound, type Verification, verify } from '@netwright/runtime/verify';
import { templates } from '@netwright/templates';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readModel } from '../conformance/applications/recorded.js';
import { describeWith } from '../src/environment.js';
import { type Keras, startKeras } from './keras.js';

// What `netwright verify` says, of every template and of Keras Applications. After a step of the deepest of them (ResNet50
// and its like) Keras on jax and Keras on TensorFlow differ by a hundredth themselves, so that the bound says nothing there.

/** Each with the size of its pictures: small, but so that its deepest layers still tell places apart. */
const applications: readonly (readonly [name: string, size: number])[] = [
  ['MobileNetV2', 64],
  ['MobileNetV3Small', 64],
  ['VGG16', 32],
];

function application(name: string, size: number): NetDocument {
  const read = importKerasJson(readModel(name).json);
  if (!read.ok) throw new Error(read.reason);
  const shaped = withInputShape(read.document, [{ sizes: [size, size, 3] }]);
  if (!shaped.ok) throw new Error(shaped.reason);
  return shaped.document;
}

/** What is apart, in words; nothing where all agrees. */
function apart({ layers, losses, agrees }: Verification): readonly string[] {
  const rows = layers
    .filter(({ output, weights }) => Math.max(output ?? 0, weights ?? 0) > bound)
    .map(({ name, kind, output, weights }) => `${name} (${kind}): output ${output}, weights ${weights}`);
  return agrees ? rows : [...rows, `losses ${JSON.stringify(losses)}`];
}

describeWith('python', 'Keras and TensorFlow.js agree', (python) => {
  let keras: Keras;
  beforeAll(async () => {
    keras = startKeras(python);
    // Where sums have 64 bits: what a deep network's normalisations subtract again is not lost.
    expect((await startInNode('cpu')).name).toBe('cpu');
  });
  afterAll(() => keras.close());

  async function expectAgreement(document: NetDocument): Promise<Verification> {
    const result = await verify(document, analyze(document), keras.ask);
    expect(apart(result)).toEqual([]);
    expect(result.layers.filter(({ output }) => output !== null).length).toBeGreaterThan(2);
    expect(result.layers.some(({ weights }) => weights !== null)).toBe(true);
    expect(result.noStep).toBeUndefined();
    return result;
  }

  it.each(templates)('on $id', async ({ document }) => {
    await expectAgreement(document);
  });

  it.each(applications)('on %s with pictures of %i', async (name, size) => {
    await expectAgreement(application(name, size));
  });
});
