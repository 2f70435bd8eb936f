import type { Device } from '@netwright/inference';

/** What somebody wants to train on: nothing said, the browser, or a card with so many GiB. */
export type DeviceChoice = 'none' | 'webgpu' | number;

/** Memory of cards that are common, in GiB. */
export const usualDevices: readonly number[] = [2, 4, 8, 16, 24, 80];

export function deviceOf(choice: DeviceChoice): Device | undefined {
  if (choice === 'none') return undefined;
  if (choice === 'webgpu') return { name: 'WebGPU', webgpu: true };
  return { name: `a device of ${choice} GB`, bytes: choice * 2 ** 30 };
}

export function readDeviceChoice(raw: unknown): DeviceChoice {
  if (raw === 'webgpu') return raw;
  return typeof raw === 'number' && raw > 0 && raw <= 100_000 ? raw : 'none';
}
