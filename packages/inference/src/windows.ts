import { type KnownTensor, windowElements } from '@netwright/layers';
import type { NodeAnalysis } from './analysis.js';

/** How a window stands on one spatial axis, for a picture of it. */
export interface WindowAxis {
  /** The axis of the input and of the output; the batch is 0. */
  readonly axis: number;
  /** Elements of the input, and zeros on each side; a negative number of zeros is cut off. */
  readonly input: number;
  readonly before: number;
  readonly after: number;
  /** Elements of the window, `dilation` apart, and how far it moves. */
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
  /** Positions of the window. */
  readonly output: number;
  /** The elements of the input under the window at that position: below 0 and from `input` on are padding. */
  elements(position: number): readonly number[];
}

/** The window of a layer, axis by axis; nothing where it has none or a size is not known. */
export function windowOf({ definition, inferred, params, fed }: NodeAnalysis): readonly WindowAxis[] {
  if (!definition?.reach || !inferred || !fed?.[0]) return [];
  const [reach] = definition.reach(params, fed as readonly KnownTensor[], inferred);
  const axes: WindowAxis[] = [];
  for (const [place, axis] of (reach ?? []).entries()) {
    if (!axis?.slides) continue;
    const input = fed[0].shape?.[axis.from];
    const output = inferred.outputs[0]?.shape?.[place];
    const { size, stride, dilation, before, after } = axis;
    if (typeof input !== 'number' || typeof output !== 'number' || before === null || after === null)
      return [];
    axes.push({
      axis: place,
      input,
      before,
      after,
      size,
      stride,
      dilation,
      output,
      elements: (position) => windowElements(axis, position),
    });
  }
  return axes;
}
