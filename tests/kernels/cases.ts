/** One operation with the shapes of its inputs, as answers.py and evaluate.ts both read it. */
export interface KernelCase {
  readonly op:
    | ('conv' | 'depthwise' | 'transpose' | 'max' | 'average')
    | ('nearest' | 'bilinear' | 'gather' | 'matmul');
  readonly seed: number;
  readonly shapes: readonly (readonly number[])[];
  readonly strides?: readonly number[];
  readonly padding?: 'same' | 'valid';
  readonly dilations?: readonly number[];
  readonly size?: readonly number[];
  readonly to?: readonly number[];
  readonly indices?: readonly (readonly number[])[];
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

/** What Keras says to it. */
export interface Answer {
  readonly inputs: readonly Values[];
  readonly gradient: Values;
  readonly output: Values;
  readonly gradients: readonly Values[];
}

export interface Values {
  readonly shape: number[];
  readonly values: number[];
}

/** How many random cases there are of each operation. */
const counts: Readonly<Record<KernelCase['op'], number>> = {
  conv: 24,
  depthwise: 12,
  transpose: 12,
  max: 12,
  average: 12,
  nearest: 6,
  bilinear: 6,
  gather: 6,
  matmul: 8,
};

/** Random cases: every shape, stride, padding and dilation, batches above one, two and three dimensions. */
export function randomCases(seed: number): KernelCase[] {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const between = (low: number, high: number) => low + below(high - low + 1);
  const flip = () => random() < 0.5;
  const many = (rank: number, one: () => number) => Array.from({ length: rank }, one);

  const make: Record<KernelCase['op'], (index: number) => Omit<KernelCase, 'op' | 'seed'>> = {
    conv: (index) => {
      const rank = index % 3 === 2 ? 3 : 2;
      const dilated = flip();
      const [channels, filters] = [between(1, 6), between(1, 11)];
      const size = many(rank, () => between(1, 4));
      const dilations = many(rank, () => (dilated ? between(1, 3) : 1));
      return {
        shapes: [
          [between(1, 3), ...size.map((s, k) => (s - 1) * dilations[k]! + 1 + below(7)), channels],
          [...size, channels, filters],
        ],
        strides: many(rank, () => (dilated ? 1 : between(1, 3))),
        padding: flip() ? 'same' : 'valid',
        dilations,
      };
    },
    depthwise: () => {
      const dilation = flip() ? between(2, 3) : 1;
      // Keras on jax takes the same stride for both axes, and TF.js either a stride or a dilation.
      const stride = dilation > 1 ? 1 : between(1, 3);
      const channels = between(1, 5);
      const size = many(2, () => between(1, 4));
      return {
        shapes: [
          [between(1, 3), ...size.map((s) => (s - 1) * dilation + 1 + below(7)), channels],
          [...size, channels, between(1, 3)],
        ],
        strides: [stride, stride],
        padding: flip() ? 'same' : 'valid',
        dilations: [dilation, dilation],
      };
    },
    transpose: (index) => {
      const rank = index % 2 === 0 ? 3 : 2;
      const channels = between(1, 4);
      return {
        shapes: [
          [between(1, 3), ...many(rank, () => between(1, 5)), channels],
          [...many(rank, () => between(1, 4)), between(1, 5), channels],
        ],
        strides: many(rank, () => between(1, 3)),
        padding: flip() ? 'same' : 'valid',
      };
    },
    max: pool,
    average: pool,
    nearest: resize,
    bilinear: resize,
    gather: () => {
      const rows = between(2, 9);
      return {
        shapes: [[rows, between(1, 5), between(1, 4)]],
        indices: Array.from({ length: between(1, 4) }, () => many(5, () => below(rows))),
      };
    },
    matmul: (index) => {
      const [transposeA, transposeB] = [flip(), flip()];
      const [rows, inner, columns] = [between(1, 20), between(1, 20) ** 2 * 2, between(1, 20)];
      const batch = index % 2 === 0 ? [] : [between(1, 3), between(1, 2)];
      return {
        shapes: [
          [...batch, ...(transposeA ? [inner, rows] : [rows, inner])],
          [...batch, ...(transposeB ? [columns, inner] : [inner, columns])],
        ],
        transposeA,
        transposeB,
      };
    },
  };

  function pool(index: number) {
    const rank = index % 2 === 0 ? 3 : 2;
    const size = many(rank, () => between(1, 3));
    return {
      shapes: [[between(1, 3), ...size.map((s) => s + below(6)), between(1, 4)]],
      size,
      strides: many(rank, () => between(1, 3)),
      padding: flip() ? ('same' as const) : ('valid' as const),
    };
  }

  function resize() {
    return {
      shapes: [[between(2, 3), between(1, 7), between(1, 7), between(1, 3)]],
      to: [between(1, 12), between(1, 12)],
    };
  }

  return (Object.keys(counts) as KernelCase['op'][]).flatMap((op) =>
    Array.from({ length: counts[op] }, (_, index) => ({ op, seed: seed + index, ...make[op](index) })),
  );
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
