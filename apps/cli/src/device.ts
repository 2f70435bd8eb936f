import { bytesText, type Device } from '@netwright/inference';
import { InvalidArgumentError } from 'commander';

const powers: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['K', 1],
  ['M', 2],
  ['G', 3],
  ['T', 4],
]);

/** `8GiB`, `512 MiB`, `24GB`, `webgpu`. A card that is sold as 24 GB has 24 GiB, so both are read in powers of 1,024. */
export function device(text: string): Device {
  if (text.toLowerCase() === 'webgpu') return { name: 'WebGPU', webgpu: true };
  const [, number = '', prefix = ''] = /^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)(?:i?B)?\s*$/i.exec(text) ?? [];
  const bytes = Number(number) * 1024 ** (powers.get(prefix.toUpperCase()) ?? 0);
  if (number === '' || !(bytes >= 1)) {
    throw new InvalidArgumentError('It has to be a size of memory such as 8GiB, or webgpu.');
  }
  return { name: `a device of ${bytesText(bytes)}`, bytes };
}
