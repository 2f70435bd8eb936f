import { ask, type ConformanceCase } from '../core/case.js';
import { mergeCases } from '../families/merge-cases.js';

/** Where whole numbers meet floats, of which the backends make different types. */
const dependsOnBackend = new Set([
  'types that differ',
  'whole numbers on both',
  'in bfloat16',
  'in whole numbers',
  'in bytes',
  'on whole numbers',
]);

export const cases: readonly ConformanceCase[] = [
  ask('as in Inception-ResNet', { scale: 0.17 }, [null, 35, 35, 320], [null, 35, 35, 320]),
  ask('takes away', { scale: -1 }, [null, 4], [null, 4]),
  ask('nothing of the second', { scale: 0 }, [null, 4], [null, 4]),
  ...mergeCases
    .filter(({ name }) => !dependsOnBackend.has(name))
    .map((one) => ({ ...one, params: { scale: 0.5, ...one.params } })),
  ask('no scale', {}, [null, 4], [null, 4]),
];
