import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';

/** Why a device cannot be computed on any more, in words for people. */
export class DeviceFailure extends Error {
  override readonly name = 'DeviceFailure';
}

export interface DeviceWatch {
  /** Rejects with a DeviceFailure as soon as the device reports an error or is lost; it never resolves. */
  readonly failed: Promise<never>;
  /** To be called between steps: throws what `failed` rejects with, once there is such a thing. */
  check(): void;
  /** The device may go on without being watched. */
  stop(): void;
}

/**
 * Watches the device of the WebGPU backend in use. TF.js says nothing of a shader that does not compile, of memory that
 * is not to be had or of a device that was lost: it goes on with wrong numbers.
 */
export function watchDevice(): DeviceWatch {
  const { device } = tf.backend() as WebGPUBackend;
  let failure: DeviceFailure | undefined;
  let watching = true;
  let reject: (reason: DeviceFailure) => void = () => undefined;
  const failed = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  // Who only calls check() must not be told of a rejection that nobody handled.
  failed.catch(() => undefined);
  const fail = (message: string) => {
    if (!watching || failure) return;
    failure = new DeviceFailure(message);
    reject(failure);
  };
  const onError = ({ error }: GPUUncapturedErrorEvent) => fail(explain(error));
  device.addEventListener('uncapturederror', onError);
  // Lost on purpose, by device.destroy(), is lost all the same for who is computing on it.
  void device.lost.then(({ message }) =>
    fail(`The graphics device was lost, so what it was computing is lost too.${said(message)}`),
  );
  return {
    failed,
    check() {
      if (failure) throw failure;
    },
    stop() {
      watching = false;
      device.removeEventListener('uncapturederror', onError);
    },
  };
}

function explain(error: GPUError): string {
  if (error instanceof GPUOutOfMemoryError)
    return 'The graphics device has no memory left. A smaller batch needs less.';
  if (error instanceof GPUValidationError)
    return `The graphics device refused a computation, so its numbers would be wrong.${said(error.message)}`;
  return `The graphics device failed.${said(error.message)}`;
}

/** What the browser says to it, on one line and of a length that can be read. */
function said(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  return ` The browser says: ${line.length > 300 ? `${line.slice(0, 299)}…` : line}`;
}
