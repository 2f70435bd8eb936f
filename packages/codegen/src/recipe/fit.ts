import type { TrainingRecipe } from '@netwright/graph';
import type { Shape } from '@netwright/layers';
import type { Dataset } from './datasets.js';

/** How the images of a dataset are laid out for an input. */
export interface Fit {
  /** Zeros added on each side. */
  readonly pad: number;
  /** Channels after the image, before it, left out (grey), or everything in one row. */
  readonly layout: 'last' | 'first' | 'none' | 'row';
}

function matches(shape: Shape, wanted: readonly number[]): boolean {
  return shape.length === wanted.length && shape.every((dim, axis) => dim === null || dim === wanted[axis]);
}

/**
 * How the images of a dataset go into an input, or undefined where they do not.
 *
 * @param shape of the input, without the batch
 * @param pad zeros on each side of the image
 */
export function fitImages({ image }: Dataset, shape: Shape, pad: number): Fit | undefined {
  if (!image) return { pad: 0, layout: 'last' };
  const [height, width, channels] = [image[0] + 2 * pad, image[1] + 2 * pad, image[2]];
  if (matches(shape, [height, width, channels])) return { pad, layout: 'last' };
  if (matches(shape, [channels, height, width])) return { pad, layout: 'first' };
  if (channels === 1 && matches(shape, [height, width])) return { pad, layout: 'none' };
  if (matches(shape, [height * width * channels])) return { pad, layout: 'row' };
  return undefined;
}

/** The padding with which images fit, if there is one of at most 8: 28×28 into 32×32 is 2. */
export function paddingFor(dataset: Dataset, shape: Shape): number | undefined {
  for (let pad = 0; pad <= 8; pad++) if (fitImages(dataset, shape, pad)) return pad;
  return undefined;
}

/** The zeros that a recipe adds on each side of an image; 0 where it says nothing that makes sense. */
export function readPad({ dataset }: TrainingRecipe): number {
  const pad = dataset.options?.['pad'];
  return typeof pad === 'number' && Number.isInteger(pad) && pad >= 0 && pad <= 512 ? pad : 0;
}
