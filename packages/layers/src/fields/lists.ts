import type { Field } from '../core/field.js';
import { accept, either, isList, isNumber, isWhole, listOf, numeric, readAs, whole } from '../core/schema.js';
import type { Dim } from '../core/tensor.js';
import { largestSize, type Said } from './simple.js';

/** One axis, or several. */
export type Axes = number | readonly number[];

/** The axes as a list. */
export function axisList(axes: Axes): readonly number[] {
  return typeof axes === 'number' ? [axes] : axes;
}

/** Axes of a tensor: one whole number or a list of them; a list of one is read as that one. */
export function axes({ min = 1, ...said }: Said<Axes> & { min?: number }): Field<Axes> {
  return {
    ...said,
    schema: readAs(
      (raw) => (Array.isArray(raw) && raw.length === 1 ? raw[0] : raw),
      either(whole(), listOf<number>(isWhole, min)),
    ),
    control: { type: 'axes' },
    expected: 'the number of an axis, or a list of them',
  };
}

/** One number for all, or a list of them, one for each channel. */
export type Numbers = number | readonly number[];

/** A number or a list of numbers. */
export function numbers(said: Said<Numbers>): Field<Numbers> {
  return {
    ...said,
    schema: either(numeric(), listOf<number>(isNumber, 1)),
    control: { type: 'numbers' },
    expected: 'a number, or a list of them',
  };
}

/** Sizes of at least `min`; with `open`, null stands for an open one; with `rest`, one -1 for what is left. */
export function shape({
  open = false,
  rest = false,
  min = 1,
  ...said
}: Said<readonly Dim[]> & { open?: boolean; rest?: boolean; min?: number }): Field<readonly Dim[]> {
  const fits = (size: unknown) =>
    (open && size === null) ||
    (isWhole(size) && ((size >= min && size <= largestSize) || (rest && size === -1)));
  const sizes = (raw: unknown) =>
    isList(raw, fits) && (!rest || raw.filter((size) => size === -1).length <= 1);
  return {
    ...said,
    schema: accept(sizes),
    control: { type: 'shape', open },
    expected: `a list of whole numbers of at least ${min} (and below 2³¹)${open ? ', null where the size is open' : ''}${rest ? ', one of which may be -1' : ''}`,
  };
}
