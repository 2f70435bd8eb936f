import { python, type Section } from './section.js';

/** The stratified split, the same in every target: `stratifiedSplit` of packages/runtime says how it goes. */
export const splitting: Section = {
  imports: [],
  text: python(`
def mulberry32(seed):
    """Yield 32-bit random numbers that are the same in every language."""
    state = seed & 0xFFFFFFFF
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        t = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF
        t ^= (t + (t ^ (t >> 7)) * (t | 61)) & 0xFFFFFFFF
        yield t ^ (t >> 14)


def split(labels, share, seed):
    """Return the places of the examples for training and for validation.

    Each class has the same share in both: its places are shuffled (Fisher and
    Yates) and the first of them held back.
    """
    numbers = mulberry32(seed)
    train, validation = [], []
    for label in np.unique(labels):
        places = np.flatnonzero(labels == label).tolist()
        for i in range(len(places) - 1, 0, -1):
            j = next(numbers) % (i + 1)
            places[i], places[j] = places[j], places[i]
        held = min(int(len(places) * share + 0.5), len(places) - 1)
        validation += places[:held]
        train += places[held:]
    if not validation:
        raise DataError("there are too few examples to hold some back for validation")
    return np.sort(train), np.sort(validation)
`),
};
