import { type Analysis, bytesText, summarize } from '@netwright/inference';
import { deviceLimits } from '@netwright/runtime/browser';

/** The network does not fit on what computes; the message says by how much. */
export class TooLarge extends Error {}

/** Throws where a network cannot be trained here for want of memory: nobody would say so later, or the page would die. */
export function refuseTooLarge(analysis: Analysis, batch: number): void {
  const { largestBuffer, trainingTfjs, weights } = summarize(analysis, { batch }).memory;
  const { tensor, total } = deviceLimits();
  if (tensor !== undefined && largestBuffer !== null && largestBuffer > tensor)
    throw new TooLarge(
      `The largest tensor of this network takes ${bytesText(largestBuffer)} at batch ${batch}, and the device takes ${bytesText(tensor)} at most. ${advice(weights, tensor)}`,
    );
  if (total !== undefined && trainingTfjs !== null && trainingTfjs > total)
    throw new TooLarge(
      `To train this network takes ${bytesText(trainingTfjs)} at batch ${batch}, and there are ${bytesText(total)} at most. ${advice(weights, total)}`,
    );
}

/** Examples can be fewer at a time, weights cannot. */
function advice(weights: number | null, most: number): string {
  return weights !== null && weights > most
    ? 'Its weights alone are more than that.'
    : 'A smaller batch needs less.';
}
