import type { Reach } from '../core/reach.js';
import { type NumberBox, numberAt, type OutputValue, type Term } from '../core/value.js';
import { windowElements } from '../core/window-elements.js';

/** Every place under a window, in the order in which people read: index in the kernel, index in the input. */
function* placesUnder(
  elements: readonly (readonly number[])[],
): Iterable<{ readonly kernel: readonly number[]; readonly input: readonly number[] }> {
  const kernel = elements.map(() => 0);
  const total = elements.reduce((product, { length }) => product * length, 1);
  for (let count = 0; count < total; count++) {
    yield { kernel: [...kernel], input: kernel.map((at, axis) => elements[axis]?.[at] ?? 0) };
    for (let axis = elements.length - 1; axis >= 0; axis--) {
      kernel[axis] = (kernel[axis] ?? 0) + 1;
      if ((kernel[axis] ?? 0) < (elements[axis]?.length ?? 0)) break;
      kernel[axis] = 0;
    }
  }
}

/** Where spatial axes and channels stand in an example, told by which axes of the whole slide. */
interface Layout {
  readonly spatial: readonly number[];
  readonly channel: number;
}

function layoutOf(reach: Reach): Layout {
  const sliding = reach.flatMap((axis, place) => (axis?.slides ? [place] : []));
  // Without the batch: axis 1 of the whole is axis 0 of an example.
  const spatial = sliding.map((place) => place - 1);
  return { spatial, channel: spatial[0] === 0 ? spatial.length : 0 };
}

function indexOf({ spatial, channel }: Layout, places: readonly number[], at: number): readonly number[] {
  const index: number[] = [];
  for (const [axis, place] of places.entries()) index[spatial[axis] ?? 0] = place;
  index[channel] = at;
  return index;
}

function elementsAt(
  reach: Reach,
  { spatial }: Layout,
  at: readonly number[],
): readonly (readonly number[])[] {
  return spatial.map((place) => {
    const axis = reach[place + 1];
    return axis ? windowElements(axis, at[place] ?? 0) : [];
  });
}

function isInside(x: NumberBox, { spatial }: Layout, places: readonly number[]): boolean {
  return places.every((place, axis) => place >= 0 && place < (x.shape[spatial[axis] ?? 0] ?? 0));
}

/**
 * One output of a convolution, term by term. The kernel is laid onto the input as it is and not flipped: what is called
 * convolution here is cross-correlation.
 *
 * @param at the place in the output, without the batch
 */
export function convolvedValue(
  reach: Reach,
  groups: number,
  x: NumberBox,
  kernel: NumberBox,
  bias: NumberBox | undefined,
  at: readonly number[],
): OutputValue {
  const layout = layoutOf(reach);
  const filter = at[layout.channel] ?? 0;
  const seen = kernel.shape[kernel.shape.length - 2] ?? 1;
  const filters = kernel.shape[kernel.shape.length - 1] ?? 1;
  const first = Math.floor(filter / (filters / groups)) * seen;
  const terms: Term[] = [];
  for (const under of placesUnder(elementsAt(reach, layout, at))) {
    const inside = isInside(x, layout, under.input);
    for (let channel = 0; channel < seen; channel++) {
      const index = indexOf(layout, under.input, first + channel);
      terms.push({
        at: inside ? index : null,
        value: inside ? numberAt(x, index) : 0,
        weight: numberAt(kernel, [...under.kernel, channel, filter]),
      });
    }
  }
  return summed(terms, bias && numberAt(bias, [filter]));
}

/** One output of a depthwise convolution: each channel has filters of its own and sees no other. */
export function depthwiseValue(
  reach: Reach,
  x: NumberBox,
  kernel: NumberBox,
  bias: NumberBox | undefined,
  at: readonly number[],
): OutputValue {
  const layout = layoutOf(reach);
  const map = at[layout.channel] ?? 0;
  const each = kernel.shape[kernel.shape.length - 1] ?? 1;
  const channel = Math.floor(map / each);
  const terms = [...placesUnder(elementsAt(reach, layout, at))].map((under): Term => {
    const inside = isInside(x, layout, under.input);
    const index = indexOf(layout, under.input, channel);
    return {
      at: inside ? index : null,
      value: inside ? numberAt(x, index) : 0,
      weight: numberAt(kernel, [...under.kernel, channel, map % each]),
    };
  });
  return summed(terms, bias && numberAt(bias, [map]));
}

/** Products added up, and a bias. */
export function summed(terms: readonly Term[], bias: number | undefined): OutputValue {
  const sum = terms.reduce((total, { value, weight = 1 }) => total + value * weight, 0);
  return { how: 'sum', terms, ...(bias === undefined ? {} : { bias }), result: sum + (bias ?? 0) };
}

/** One output of a pooling: padding is not looked at. */
export function pooledValue(
  how: 'mean' | 'largest' | 'smallest',
  reach: Reach,
  x: NumberBox,
  at: readonly number[],
): OutputValue {
  const layout = layoutOf(reach);
  const terms: Term[] = [];
  for (const { input } of placesUnder(elementsAt(reach, layout, at))) {
    if (!isInside(x, layout, input)) continue;
    const index = indexOf(layout, input, at[layout.channel] ?? 0);
    terms.push({ at: index, value: numberAt(x, index) });
  }
  const values = terms.map(({ value }) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  const result =
    how === 'mean' ? sum / values.length : how === 'largest' ? Math.max(...values) : Math.min(...values);
  return { how, terms, result };
}
