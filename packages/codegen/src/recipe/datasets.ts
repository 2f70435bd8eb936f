/** A set of examples that a recipe can name. */
export interface Dataset {
  readonly id: string;
  readonly title: string;
  /** A sentence for the one who chooses. */
  readonly description: string;
  /** Height, width, channels of an image; undefined where the user's own file says it. */
  readonly image?: readonly [number, number, number];
  /** Undefined where the user's own file says it. */
  readonly classes?: number;
  /** Examples for training (and validation), and examples of an official test. */
  readonly examples?: { readonly train: number; readonly test: number };
  /** The largest grey value, by which the images are divided. */
  readonly largest?: number;
  /** The file that ships with Netwright and is exported beside the script. */
  readonly ships?: string;
  /** What `--data` takes, in words that end the sentence "It takes ...". */
  readonly data: string;
}

export const datasets: readonly Dataset[] = [
  {
    id: 'digits',
    title: 'Handwritten digits, 8×8',
    description: '1,797 small handwritten digits that come with Netwright: nothing has to be downloaded.',
    image: [8, 8, 1],
    classes: 10,
    examples: { train: 1797, test: 0 },
    largest: 16,
    ships: 'digits.csv.gz',
    data: 'digits.csv or digits.csv.gz: 64 grey values (0 to 16) and the digit on each line',
  },
  {
    id: 'mnist',
    title: 'MNIST',
    description: '70,000 handwritten digits, the classic of every course.',
    image: [28, 28, 1],
    classes: 10,
    examples: { train: 60000, test: 10000 },
    largest: 255,
    data: 'mnist.npz as Keras keeps it, or a folder with the four original IDX files, gzipped or not',
  },
  {
    id: 'fashion_mnist',
    title: 'Fashion-MNIST',
    description: '70,000 pictures of clothes, in the form of MNIST but harder.',
    image: [28, 28, 1],
    classes: 10,
    examples: { train: 60000, test: 10000 },
    largest: 255,
    data: 'a folder with the four original IDX files, gzipped or not, or one .npz file with x_train, y_train, x_test, y_test',
  },
  {
    id: 'cifar10',
    title: 'CIFAR-10',
    description: '60,000 small colour photographs of ten kinds of things.',
    image: [32, 32, 3],
    classes: 10,
    examples: { train: 50000, test: 10000 },
    largest: 255,
    data: 'cifar-10-python.tar.gz, or the folder of batches in it',
  },
  {
    id: 'cifar100',
    title: 'CIFAR-100',
    description: '60,000 small colour photographs of a hundred kinds of things.',
    image: [32, 32, 3],
    classes: 100,
    examples: { train: 50000, test: 10000 },
    largest: 255,
    data: 'cifar-100-python.tar.gz, or the folder in it',
  },
  {
    id: 'npz',
    title: 'Your own .npz file',
    description: 'Arrays of your own, as numpy.savez writes them.',
    data: 'an .npz file with the arrays x and y (or x_train and y_train, and if you like x_test and y_test)',
  },
];

export function findDataset(id: string): Dataset | undefined {
  return datasets.find((dataset) => dataset.id === id);
}
