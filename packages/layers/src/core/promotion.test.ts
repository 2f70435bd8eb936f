import { describe, expect, it } from 'vitest';
import { resultType } from './promotion.js';

// Values of keras.backend.result_type of Keras 3.15 on its numpy backend.
describe('the type of a result', () => {
  it.each([
    [['float32', 'float32'], 'float32'],
    [['float16', 'float'], 'float16'],
    [['bfloat16', 'float16'], 'float32'],
    [['int32', 'float'], 'float32'],
    [['int8', 'uint8'], 'int16'],
    [['uint8', 'int'], 'uint8'],
    [['bool', 'int'], 'int32'],
    [['bool', 'bool'], 'bool'],
    [['int64', 'int64'], 'int32'],
    [['uint32', 'int32'], 'int32'],
    [['uint64', 'int8'], 'float32'],
    [['float64', 'float16'], 'float32'],
    [['int32', 'bfloat16'], 'bfloat16'],
  ] as const)('%j: %s', ([first, ...rest], expected) => {
    expect(resultType(first, ...rest)).toBe(expected);
  });
});
