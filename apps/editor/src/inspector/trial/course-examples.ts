import type { Matrix } from '@netwright/inference/by-hand';

/** A worked example as courses have it. */
export interface CourseExample {
  readonly title: string;
  readonly input: Matrix;
  /** Of a layer with weights. */
  readonly kernel?: Matrix;
  /** The number that is looked at first. */
  readonly at: readonly [row: number, column: number];
}

const letter: Matrix = [
  [0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0],
  [0, 1, 1, 1, 1, 1, 0],
  [0, 1, 0, 0, 0, 1, 0],
  [0, 1, 1, 1, 1, 1, 0],
  [0, 0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0],
];

const grey: Matrix = [
  [29, 15, 28, 184],
  [0, 100, 70, 38],
  [12, 12, 7, 2],
  [12, 12, 45, 6],
];

const edge: Matrix = [
  [10, 10, 10, 0, 0, 0],
  [10, 10, 10, 0, 0, 0],
  [10, 10, 10, 0, 0, 0],
  [10, 10, 10, 0, 0, 0],
  [10, 10, 10, 0, 0, 0],
  [10, 10, 10, 0, 0, 0],
];

const pictures: readonly CourseExample[] = [
  {
    title: 'The letter A under a filter',
    input: letter,
    kernel: [
      [1, 1, 1],
      [0, 0, 1],
      [0, 0, 1],
    ],
    at: [2, 3],
  },
  {
    title: 'Box sum of grey values',
    input: [
      [0, 0, 0, 0],
      [0, 219, 253, 247],
      [0, 0, 190, 0],
    ],
    kernel: [
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ],
    at: [0, 0],
  },
  {
    title: 'Sobel across: where brightness changes from left to right',
    input: edge,
    kernel: [
      [-1, 0, 1],
      [-2, 0, 2],
      [-1, 0, 1],
    ],
    at: [1, 1],
  },
  {
    title: 'Sobel down',
    input: grey,
    kernel: [
      [-1, -2, -1],
      [0, 0, 0],
      [1, 2, 1],
    ],
    at: [0, 0],
  },
  {
    title: 'Prewitt',
    input: edge,
    kernel: [
      [1, 0, -1],
      [1, 0, -1],
      [1, 0, -1],
    ],
    at: [1, 1],
  },
  {
    title: 'Laplacian',
    input: grey,
    kernel: [
      [0, 1, 0],
      [1, -4, 1],
      [0, 1, 0],
    ],
    at: [0, 0],
  },
  {
    title: 'Sharpen',
    input: grey,
    kernel: [
      [0, -1, 0],
      [-1, 5, -1],
      [0, -1, 0],
    ],
    at: [0, 0],
  },
  {
    title: 'Edges',
    input: grey,
    kernel: [
      [-1, -1, -1],
      [-1, 8, -1],
      [-1, -1, -1],
    ],
    at: [0, 0],
  },
];

const signals: readonly CourseExample[] = [
  { title: 'Differences of neighbours', input: [[1, 1, 4, 4, 4, 2, 2]], kernel: [[-1, 1]], at: [0, 1] },
  { title: 'A moving sum', input: [[3, 1, 4, 1, 5, 9, 2]], kernel: [[1, 1, 1]], at: [0, 2] },
];

const rows: readonly CourseExample[] = [
  {
    title: 'Three inputs, two units',
    input: [[1, 2, 3]],
    kernel: [
      [0.5, -1],
      [1, 0],
      [-2, 4],
    ],
    at: [0, 1],
  },
];

const pooled: readonly CourseExample[] = [
  { title: 'Grey values', input: grey, at: [0, 1] },
  { title: 'The letter A', input: letter, at: [0, 0] },
  { title: 'A signal', input: [[3, 1, 4, 1, 5, 9, 2, 6]], at: [0, 1] },
];

/** Every example; which of them a layer can be tried on, it says itself. */
export const courseExamples: readonly CourseExample[] = [...pictures, ...rows, ...signals, ...pooled];
