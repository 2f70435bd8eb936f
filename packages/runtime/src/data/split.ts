/**
 * mulberry32: 32-bit random numbers that every language can make exactly alike.
 * Source: Tommy Ettinger's mulberry32, public domain.
 */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/**
 * Splits examples into training and validation so that each class has the same share in both. Every target splits
 * alike: the classes in ascending order share one mulberry32; the places of a class, in the order of the data, are
 * shuffled (Fisher and Yates, from the end, `random % (i + 1)`); the first floor(count · share + 0.5), but not all,
 * are for validation. Both parts are in ascending order.
 *
 * @param labels the class of each example; all the same number where there are no classes
 * @param share of the examples that are held back, in (0, 1)
 */
export function stratifiedSplit(
  labels: ArrayLike<number>,
  share: number,
  seed: number,
): { train: number[]; validation: number[] } {
  const members = new Map<number, number[]>();
  for (let place = 0; place < labels.length; place++) {
    const label = labels[place] as number;
    const of = members.get(label);
    if (of) of.push(place);
    else members.set(label, [place]);
  }
  const random = mulberry32(seed);
  const train: number[] = [];
  const validation: number[] = [];
  for (const label of [...members.keys()].sort((a, b) => a - b)) {
    const places = members.get(label) as number[];
    for (let i = places.length - 1; i > 0; i--) {
      const j = random() % (i + 1);
      [places[i], places[j]] = [places[j] as number, places[i] as number];
    }
    const held = Math.min(Math.floor(places.length * share + 0.5), places.length - 1);
    for (const [index, place] of places.entries()) (index < held ? validation : train).push(place);
  }
  const ascending = (a: number, b: number) => a - b;
  return { train: train.sort(ascending), validation: validation.sort(ascending) };
}
