import type { Column, Examples } from '../training/examples.js';
import { DataError } from './files.js';

/** Images as a set keeps them, channels last, and the class of each. */
export interface LabelledImages {
  readonly count: number;
  readonly size: readonly [height: number, width: number, channels: number];
  readonly pixels: Uint8Array;
  readonly labels: Int32Array;
}

/** The form in which a model takes images. */
export interface ImageForm {
  /** Zeros added on each side. */
  readonly pad: number;
  /** Channels after the image, before it, left out (grey), or everything in one row. */
  readonly layout: 'last' | 'first' | 'none' | 'row';
  /** The largest grey value, which becomes 1. Left out: whole numbers stay as they are. */
  readonly largest?: number;
}

/** Images and labels as a model takes them. */
export function imageExamples(
  images: LabelledImages,
  form: ImageForm,
  classes: number,
  target: 'ids' | 'oneHot' | 'numbers',
): Examples {
  const wrong = images.labels.find((label) => label < 0 || label >= classes);
  if (wrong !== undefined) throw new DataError(`There is a label ${wrong} outside 0 to ${classes - 1}.`);
  return {
    count: images.count,
    inputs: [inForm(images, form)],
    labels: [encoded(images.labels, classes, target)],
  };
}

function inForm({ count, size: [height, width, channels], pixels }: LabelledImages, form: ImageForm): Column {
  const { pad, layout, largest } = form;
  const [rows, columns] = [height + 2 * pad, width + 2 * pad];
  const size = rows * columns * channels;
  const values = largest === undefined ? new Int32Array(count * size) : new Float32Array(count * size);
  const scale = largest ?? 1;
  const first = layout === 'first';
  let from = 0;
  for (let image = 0; image < count; image++) {
    for (let y = pad; y < pad + height; y++) {
      for (let x = pad; x < pad + width; x++) {
        for (let channel = 0; channel < channels; channel++) {
          const place = first ? (channel * rows + y) * columns + x : (y * columns + x) * channels + channel;
          values[image * size + place] = (pixels[from++] as number) / scale;
        }
      }
    }
  }
  const shapes = {
    last: [rows, columns, channels],
    first: [channels, rows, columns],
    none: [rows, columns],
    row: [size],
  };
  return { values, shape: shapes[layout] };
}

function encoded(labels: Int32Array, classes: number, target: 'ids' | 'oneHot' | 'numbers'): Column {
  if (target === 'ids') return { values: labels, shape: [] };
  if (target === 'numbers') return { values: Float32Array.from(labels), shape: [1] };
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, index) => {
    values[index * classes + label] = 1;
  });
  return { values, shape: [classes] };
}
