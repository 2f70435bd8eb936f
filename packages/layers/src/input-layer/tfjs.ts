import { type DType, isFloat, type Shape } from '../core/tensor.js';
import type { TfjsTarget } from '../core/tfjs.js';

interface InputParams {
  readonly batchShape: Shape;
  readonly dtype: DType;
  readonly optional: boolean;
}

/** How it is written in TensorFlow.js. */
export const tfjs: TfjsTarget<InputParams> = ({ batchShape, dtype: given, optional }) => {
  if (optional) return { refuse: 'An optional input cannot be had in TensorFlow.js.' };
  if (given === 'string') return { refuse: 'Text cannot go into a model of TensorFlow.js.' };
  const all = batchShape.map((size) => size ?? null);
  const [batch, ...sizes] = all;
  const dtype = isFloat(given) ? 'float32' : given === 'bool' ? 'bool' : 'int32';
  return {
    layer: 'input',
    config: batch === null ? { shape: sizes, dtype } : { batchShape: all, dtype },
    says: { shape: 'batchShape' },
  };
};
