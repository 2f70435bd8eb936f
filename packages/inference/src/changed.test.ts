import { describe, expect, it } from 'vitest';
import { changedPlaces, placesOf } from './changed.js';

interface Item {
  readonly such: boolean;
}
const such = (): Item => ({ such: true });
const other = (): Item => ({ such: false });
const isSuch = (item: Item) => item.such;

describe('what changed in a list', () => {
  it('is where it holds another object', () => {
    const before = [such(), other(), such()];
    expect(changedPlaces(before, before)).toEqual([]);
    expect(changedPlaces([...before], before)).toEqual([]);
    expect(changedPlaces(before.with(1, other()), before)).toEqual([1]);
    expect(changedPlaces(before.slice(1), before)).toBeUndefined();
  });

  it('is told against each version by itself', () => {
    const first = [such(), such()];
    const second = first.with(0, such());
    const third = second.with(1, such());
    expect(changedPlaces(third, second)).toEqual([1]);
    expect(changedPlaces(third, first)).toEqual([0, 1]);
    expect(changedPlaces(third, second)).toEqual([1]);
  });

  it('mends the places of a sort', () => {
    const before = [such(), other(), such(), other()];
    const earlier = { list: before, places: placesOf(before, isSuch) };
    expect(earlier.places).toEqual([0, 2]);
    for (const list of [
      before.with(0, other()),
      before.with(1, such()),
      before.with(0, other()).with(3, such()),
      before.with(2, such()),
      [...before, such()],
    ])
      expect(placesOf(list, isSuch, earlier)).toEqual(placesOf(list, isSuch));
  });
});
