import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** A compute shader for one output. Its arrays have the names of the inputs, and it writes to `result`. */
export interface Program {
  /** Names the text: programs of the same key and ranks are compiled once, and compiling is slow. */
  readonly key: string;
  readonly inputs: readonly string[];
  readonly outputShape: readonly number[];
  readonly threads: number;
  /** Whole numbers, one to four each, that the text reads as uniforms.name: what changes without compiling anew. */
  readonly uniforms: Readonly<Record<string, number | readonly number[]>>;
  /** WGSL that defines fn main(index : i32), which runs once for each thread, and for some more. */
  readonly text: string;
}

const workgroup = 64;

/** Runs a program on the WebGPU backend, which has to be the one in use. */
export function runProgram(
  { key, inputs, outputShape, threads, uniforms, text }: Program,
  tensors: readonly tf.Tensor[],
  dtype: 'float32' | 'int32' | 'bool' = 'float32',
): tf.Tensor {
  const backend = tf.backend() as WebGPUBackend;
  const values = Object.entries(uniforms).map(([name, value]) => ({ name, data: [value].flat() }));
  const output = backend.runWebGPUProgram(
    {
      variableNames: [...inputs],
      uniforms: values.map(({ name, data }) => `${name} : ${typeOf(data)}, `).join(''),
      outputShape: [...outputShape],
      shaderKey: key,
      dispatchLayout: { x: outputShape.map((_, axis) => axis) },
      dispatch: [Math.ceil(threads / workgroup), 1, 1],
      workgroupSize: [workgroup, 1, 1],
      getUserCode: () => text,
    },
    [...tensors],
    dtype,
    values.map(({ data }) => ({ type: 'int32', data })),
  );
  return tf.engine().makeTensorFromTensorInfo(output);
}

const typeOf = (data: readonly number[]): string => (data.length === 1 ? 'i32' : `vec${data.length}<i32>`);

/** Lines of text, one for each of 0 … count - 1. */
export const each = (count: number, line: (k: number) => string): string =>
  Array.from({ length: count }, (_, k) => line(k)).join('\n');
