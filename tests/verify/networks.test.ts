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

// What `netwright verify` says, of every template and of ten Keras Applications of different families.

/** Each with the size of its pictures: the smallest that the network takes, or that its deepest layers still tell apart. */
const applications: readonly (readonly [name: string, size: number])[] = [
  ['ConvNeXtTiny', 32],
  ['DenseNet121', 64],
  ['EfficientNetB0', 64],
  ['InceptionV3', 75],
  ['MobileNetV2', 64],
  ['MobileNetV3Small', 64],
  ['NASNetMobile', 64],
  ['ResNet50', 64],
  ['VGG16', 32],
  ['Xception', 64],
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
    expect((await startInNode()).name).toBe('wasm');
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
