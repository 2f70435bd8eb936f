import type { NetDocument } from '@netwright/graph';
import { conv, dense, type Layer, maxPool, Network } from './network.js';

// Networks that are one layer after the other.

const same = { padding: 'same', activation: 'relu' } as const;
const relu = { activation: 'relu' } as const;
const tanh = { activation: 'tanh' } as const;
const flatten: Layer = ['Flatten'];

function chain(name: string, shape: readonly number[], ...layers: readonly Layer[]): NetDocument {
  const network = new Network();
  return network.document(name, network.chain(network.input(shape), ...layers));
}

/** LeCun 1998, as it is taught today: a full C3, average pooling without weights, a dense output. */
export const leNet5 = () =>
  chain(
    'LeNet-5',
    [32, 32, 1],
    ...[conv(6, 5, tanh), averagePool, conv(16, 5, tanh), averagePool, conv(120, 5, tanh)],
    ...[flatten, dense(84, 'tanh'), dense(10, 'softmax')],
  );

const averagePool: Layer = ['AveragePooling2D', { poolSize: 2 }];

/** Chollet, Deep Learning with Python, 5.1. */
export const chollet51 = () =>
  chain(
    'convnet',
    [28, 28, 1],
    ...[conv(32, 3, relu), maxPool(), conv(64, 3, relu), maxPool(), conv(64, 3, relu)],
    ...[flatten, dense(64), dense(10, 'softmax')],
  );

/** The network of many courses: two convolutions, each with pooling, and two dense layers. */
export const classroom = (kernel: number, units: number) =>
  chain(
    'classroom',
    [28, 28, 1],
    ...[conv(32, kernel, relu), maxPool(), conv(64, kernel, relu), maxPool()],
    ...[flatten, dense(units), dense(10, 'softmax')],
  );

/** Chollet 5.2. */
export const catsAndDogs = () =>
  chain(
    'cats and dogs',
    [150, 150, 3],
    ...[32, 64, 128, 128].flatMap((filters) => [conv(filters, 3, relu), maxPool()]),
    ...[flatten, dense(512), dense(1, 'sigmoid')],
  );

/** Karpathy's demonstration in the browser, on CIFAR-10. */
export const convNetJs = () =>
  chain(
    'ConvNetJS',
    [32, 32, 3],
    ...[16, 20, 20].flatMap((filters) => [conv(filters, 5, same), maxPool()]),
    ...[flatten, dense(10, 'softmax')],
  );

/** Krizhevsky 2012: on two devices, so in two groups. */
export const alexNet = () =>
  chain(
    'AlexNet',
    [227, 227, 3],
    ...[conv(96, 11, { strides: 4, ...relu }), localResponse, maxPool(3)],
    ...[conv(256, 5, { groups: 2, ...same }), localResponse, maxPool(3)],
    ...[conv(384, 3, same), conv(384, 3, { groups: 2, ...same }), conv(256, 3, { groups: 2, ...same })],
    ...[maxPool(3), flatten, dense(4096), dense(4096), dense(1000, 'softmax')],
  );

const localResponse: Layer = ['LocalResponseNormalization'];

/** Zeiler and Fergus 2013. */
export const zfNet = () =>
  chain(
    'ZF Net',
    [224, 224, 3],
    ...[['ZeroPadding2D', { padding: 1 }] as Layer, conv(96, 7, { strides: 2, ...relu })],
    ...[maxPool(3, 2, 'same'), conv(256, 5, { strides: 2, ...relu }), maxPool(3, 2, 'same')],
    ...[conv(384, 3, same), conv(384, 3, same), conv(256, 3, same), maxPool(3)],
    ...[flatten, dense(4096), dense(4096), dense(1000, 'softmax')],
  );

/** VGG16 that is not trained any more, with a classifier of its own: Chollet 5.3. */
export const frozenVgg16 = () =>
  chain(
    'VGG16 as features',
    [150, 150, 3],
    ...[
      [64, 2],
      [128, 2],
      [256, 3],
      [512, 3],
      [512, 3],
    ].flatMap(([filters = 0, times]) => [
      ...Array.from({ length: times ?? 0 }, () => conv(filters, 3, { ...same, trainable: false })),
      maxPool(),
    ]),
    ...[flatten, dense(256), dense(1, 'sigmoid')],
  );
