import type { Step as Line } from '@netwright/layers';
import type { Analysis } from '../analysis.js';
import { originOf } from '../blocks/origin.js';
import type { Problem } from '../problem.js';
import { bytesText } from './bytes-text.js';
import { type LargestBuffer, largestBuffer } from './largest-buffer.js';
import { memoryOf } from './memory.js';

/** What a network is to run on. */
export interface Device {
  /** As people call it: `8 GiB`. */
  readonly name: string;
  /** Its memory; left out where only the limits of WebGPU are to be kept. */
  readonly bytes?: number;
  /** Whether the network is to be trained there on WebGPU, which bounds single buffers. */
  readonly webgpu?: boolean;
}

/** On what, and with how many examples at once. */
export interface Load {
  readonly device: Device;
  readonly batch: number;
}

/** What every WebGPU device grants, in bytes. Source: https://www.w3.org/TR/webgpu/#limits */
export const webgpuLimits = { binding: 128 * 2 ** 20, buffer: 256 * 2 ** 20 } as const;

/** What is wrong with running a network on a device: nothing where its memory is not known. */
export function deviceProblems(analysis: Analysis, load: Load): Problem[] {
  return [...beyondDevice(analysis, load), ...beyondWebgpu(analysis, load)];
}

/** The batch size that the document says, or else the one that is asked for. */
export function batchOf({ document }: Analysis, otherwise: number): number {
  return document.training?.batchSize ?? otherwise;
}

/** The memory that counts on a device: of training, or where that fits and this does not, of inference. */
export function needOf(
  analysis: Analysis,
  { device, batch }: Load,
): { readonly purpose: 'train' | 'run'; readonly bytes: number } | undefined {
  const { inference, training, trainingTfjs } = memoryOf(analysis, batch);
  const bytes = device.webgpu ? trainingTfjs : training;
  if (bytes !== null) return { purpose: 'train', bytes };
  return inference === null ? undefined : { purpose: 'run', bytes: inference };
}

function beyondDevice(analysis: Analysis, load: Load): Problem[] {
  const { device, batch } = load;
  const need = needOf(analysis, load);
  if (device.bytes === undefined || !need || need.bytes <= device.bytes) return [];
  const largest = largestBuffer(analysis, batch);
  const examples = `${batch} example${batch === 1 ? '' : 's'}`;
  return [
    {
      code: 'memory/beyond-device',
      where: { graph: analysis.main.id, nodes: [] },
      severity: 'warning',
      message: `To ${need.purpose} with ${examples} at once takes ${bytesText(need.bytes)}, more than ${device.name} has.`,
      expected: `at most ${bytesText(device.bytes)}`,
      received: bytesText(need.bytes),
      because: partsOf(analysis, batch, largest),
      load,
    },
  ];
}

function partsOf(analysis: Analysis, batch: number, largest: LargestBuffer | undefined): readonly Line[] {
  const { weights, activations, inference, training, trainingTfjs } = memoryOf(analysis, batch);
  const line = (label: string, bytes: number | null): Line[] =>
    bytes === null ? [] : [{ label, text: bytesText(bytes) }];
  return [
    ...line('weights', weights),
    ...line('outputs of all layers', activations),
    ...line('to run', inference),
    ...line('to train', training),
    ...line('to train in TensorFlow.js', trainingTfjs),
    ...(largest ? line(`largest: ${largest.what} of ${nameOf(analysis, largest)}`, largest.bytes) : []),
  ];
}

function beyondWebgpu(analysis: Analysis, load: Load): Problem[] {
  if (!load.device.webgpu) return [];
  const largest = largestBuffer(analysis, load.batch);
  if (!largest || largest.bytes <= webgpuLimits.binding) return [];
  const place = originOf(analysis, largest.node);
  const whole = largest.bytes > webgpuLimits.buffer;
  return [
    {
      code: 'memory/buffer-beyond-webgpu',
      where: {
        graph: place?.graph ?? analysis.main.id,
        ...(place && place.instance.length > 0 ? { instance: place.instance } : {}),
        nodes: [place?.node.id ?? largest.node],
      },
      severity: 'warning',
      message: `The ${largest.what} of ${nameOf(analysis, largest)} takes ${bytesText(largest.bytes)}. WebGPU grants every device only ${
        whole
          ? `buffers of ${bytesText(webgpuLimits.buffer)}`
          : `${bytesText(webgpuLimits.binding)} of a buffer to a computation`
      }, so training in the browser may fail on some.`,
      expected: `at most ${bytesText(webgpuLimits.binding)}`,
      received: bytesText(largest.bytes),
      load,
    },
  ];
}

function nameOf(analysis: Analysis, { node }: LargestBuffer): string {
  return originOf(analysis, node)?.path ?? node;
}
