import { ask, type CaseInput, type ConformanceCase } from '../core/case.js';

// Questions that every kind is asked in the same words: what all layers take, and the objects that stand in them.

type Params = ConformanceCase['params'];

/** What is asked of layers that take `dtype` but not `trainable`. */
export function typeCases(params: Params, shape: CaseInput['shape']): readonly ConformanceCase[] {
  return commonCases(params, shape).filter((one) => !Object.hasOwn(one.params, 'trainable'));
}

/** `trainable` and `dtype`, and numbers of every type coming in. */
export function commonCases(
  params: Params,
  shape: CaseInput['shape'],
  extra: readonly CaseInput[] = [],
): readonly ConformanceCase[] {
  const typed = (dtype: CaseInput['dtype']): CaseInput => ({ shape, ...(dtype ? { dtype } : {}) });
  return [
    ask('frozen', { ...params, trainable: false }, shape, ...extra),
    ask('in half precision', { ...params, dtype: 'float16' }, shape, ...extra),
    ask('in mixed precision', { ...params, dtype: 'mixed_float16' }, shape, ...extra),
    ask('in bfloat16', { ...params, dtype: 'mixed_bfloat16' }, shape, ...extra),
    ask('in whole numbers', { ...params, dtype: 'int32' }, shape, ...extra),
    ask('in bytes', { ...params, dtype: 'uint8' }, typed('uint8'), ...extra),
    ask('in eight bits', { ...params, dtype: 'int8' }, shape, ...extra),
    ask('in no type', { ...params, dtype: null }, shape, ...extra),
    ask('on whole numbers', params, typed('int32'), ...extra),
    ask('on bytes in half precision', { ...params, dtype: 'float16' }, typed('uint8'), ...extra),
    ask('on double precision', params, typed('float64'), ...extra),
    ask('behind a mask', params, { shape, masked: true }, ...extra),
    ask('trainable is not a flag', { ...params, trainable: 'yes' }, shape, ...extra),
    ask('dtype is none', { ...params, dtype: 'float7' }, shape, ...extra),
  ];
}

const initializerExample = { object: 'RandomNormal', config: { stddev: 0.1, seed: 7 } };
const regularizerExample = { object: 'L1L2', config: { l1: 0.001, l2: 0.01 } };
const constraintExample = { object: 'MaxNorm', config: { maxValue: 3 } };

/** Each initializer, regularizer and constraint once at another value than its default, and one that Keras rejects. */
export function objectCases(
  params: Params,
  shape: CaseInput['shape'],
  names: readonly string[],
): readonly ConformanceCase[] {
  const example = (name: string) =>
    name.endsWith('Initializer')
      ? initializerExample
      : name.endsWith('Regularizer')
        ? regularizerExample
        : constraintExample;
  return [
    ...names.map((name) => ask(`with a ${name}`, { ...params, [name]: example(name) }, shape)),
    ask(
      `with an unknown ${names[0]}`,
      { ...params, [names[0] ?? '']: { object: 'Nobody', config: {} } },
      shape,
    ),
  ];
}
