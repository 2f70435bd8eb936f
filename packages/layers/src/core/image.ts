import type { Dim, Shape } from './tensor.js';

export type DataFormat = 'channels_last' | 'channels_first';

/** A batch of images (or signals, or volumes) taken apart: where its channels stand does not matter any more. */
export interface ImageShape {
  readonly batch: Dim;
  readonly spatial: Shape;
  readonly channels: Dim;
}

export function splitImage(shape: Shape, dataFormat: DataFormat): ImageShape {
  return dataFormat === 'channels_first'
    ? { batch: shape[0], channels: shape[1], spatial: shape.slice(2) }
    : { batch: shape[0], channels: shape[shape.length - 1], spatial: shape.slice(1, -1) };
}

export function joinImage({ batch, spatial, channels }: ImageShape, dataFormat: DataFormat): Shape {
  const shape: Dim[] = new Array(spatial.length + 2);
  const first = dataFormat === 'channels_first' ? 2 : 1;
  shape[0] = batch;
  for (let axis = 0; axis < spatial.length; axis++) shape[first + axis] = spatial[axis];
  shape[first === 2 ? 1 : spatial.length + 1] = channels;
  return shape;
}

/** The name of a spatial axis, as people say it: of an image, height and width. */
export function axisName(axis: number, count: number): string {
  const names = count === 1 ? ['length'] : count === 2 ? ['height', 'width'] : ['depth', 'height', 'width'];
  return names[axis] ?? `axis ${axis + 1}`;
}
