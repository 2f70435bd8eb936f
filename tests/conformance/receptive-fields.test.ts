import { importKerasJson } from '@netwright/importers';
import { analyze, summarize } from '@netwright/inference';
import { expect, it } from 'vitest';
import { readModel } from './applications/recorded.js';

// Receptive fields as published: Araujo, Norris, Sim, "Computing Receptive Fields of Convolutional Neural Networks",
// Distill 2019, table "Receptive fields of modern networks". Small ones are tested by brute force in tests/export.

it.each([
  ['VGG16', 212, 32],
  ['MobileNet', 315, 32],
  ['InceptionV3', 1311, 32],
  ['InceptionResNetV2', 3039, 32],
  ['ResNet50', 483, 32],
  ['ResNet101', 1027, 32],
  ['ResNet152', 1507, 32],
])('%s sees %d elements, %d apart', (name, size, jump) => {
  const result = importKerasJson(readModel(name).json);
  if (!result.ok) throw new Error(result.reason);
  const rows = summarize(analyze(result.document), { batch: 1 }).layers;
  const last = rows.findLast(({ receptiveField }) => receptiveField !== null);
  expect(last?.receptiveField).toMatchObject({ size: [size, size], jump: [jump, jump] });
});
