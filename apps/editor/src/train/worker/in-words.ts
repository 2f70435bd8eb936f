import { DataError, DeviceFailure, TrainingError, WeightsError } from '@netwright/runtime/browser';
import { TooLarge } from './too-large.js';

/** What went wrong, in words; and whether nothing can be computed any more. */
export interface Failure {
  readonly message: string;
  readonly over: boolean;
}

/** Says an error as people are to read it. */
export function inWords(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DeviceFailure) return { message, over: true };
  if ([DataError, TrainingError, WeightsError, TooLarge].some((kind) => error instanceof kind))
    return { message, over: false };
  if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError)
    return {
      message: `There is not enough memory for this. A smaller batch needs less. (${message})`,
      over: true,
    };
  return { message: `That is a fault of Netwright or of TensorFlow.js: ${message}`, over: false };
}
