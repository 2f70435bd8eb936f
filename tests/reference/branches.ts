import type { NetDocument } from '@netwright/graph';
import { conv, dense, type Layer, maxPool, Network, type Wire } from './network.js';

// Networks whose ways part and come together.

const same = { padding: 'same', activation: 'relu' } as const;
const relu = { activation: 'relu' } as const;

/** Widths of an inception block: 1×1; before and in the 3×3; before and in the 5×5; behind the pooling. */
type Widths = readonly [number, number, number, number, number, number];

function inception(network: Network, from: Wire, [a, b0, b, c0, c, d]: Widths): Wire {
  return network.add('Concatenate', {}, [
    network.chain(from, conv(a, 1, same)),
    network.chain(from, conv(b0, 1, same), conv(b, 3, same)),
    network.chain(from, conv(c0, 1, same), conv(c, 5, same)),
    network.chain(from, maxPool(3, 1, 'same'), conv(d, 1, same)),
  ]);
}

/** Szegedy 2014; with its heads it has two more outputs, from the fourth stage. */
export function googLeNet(heads: boolean): NetDocument {
  const network = new Network();
  const lrn: Layer = ['LocalResponseNormalization'];
  const pool = maxPool(3, 2, 'same');
  const block = (from: Wire, ...widths: Widths) => inception(network, from, widths);
  let x = network.input([224, 224, 3]);
  x = network.chain(x, conv(64, 7, { strides: 2, ...same }), pool, lrn);
  x = network.chain(x, conv(64, 1, same), conv(192, 3, same), lrn, pool);
  x = block(x, 64, 96, 128, 16, 32, 32);
  x = block(x, 128, 128, 192, 32, 96, 64);
  const first = block(network.chain(x, pool), 192, 96, 208, 16, 48, 64);
  x = block(first, 160, 112, 224, 24, 64, 64);
  x = block(x, 128, 128, 256, 24, 64, 64);
  const second = block(x, 112, 144, 288, 32, 64, 64);
  x = block(second, 256, 160, 320, 32, 128, 128);
  x = block(network.chain(x, pool), 256, 160, 320, 32, 128, 128);
  x = block(x, 384, 192, 384, 48, 128, 128);
  const dropout: Layer = ['Dropout', { rate: 0.4 }];
  x = network.chain(x, ['GlobalAveragePooling2D'], dropout, dense(1000, 'softmax'));
  const head = (from: Wire) =>
    network.chain(
      from,
      ...[
        ['AveragePooling2D', { poolSize: 5, strides: 3 }] as Layer,
        conv(128, 1, same),
        ['Flatten'] as Layer,
      ],
      ...[dense(1024), ['Dropout', { rate: 0.7 }] as Layer, dense(1000, 'softmax')],
    );
  return network.document('GoogLeNet', x, ...(heads ? [head(first), head(second)] : []));
}

const normalised = (filters: number, kernel: number, strides = 1): readonly Layer[] => [
  conv(filters, kernel, { strides, padding: 'same', useBias: false }),
  ['BatchNormalization'],
];
const reluLayer: Layer = ['ReLU'];

/** He 2015 on ImageNet, with the stride on the 3×3 and a projection only where shapes change. */
export function resNet(depths: readonly number[], bottleneck: boolean): NetDocument {
  const network = new Network();
  let x = network.chain(
    network.input([224, 224, 3]),
    ...normalised(64, 7, 2),
    reluLayer,
    maxPool(3, 2, 'same'),
  );
  let channels = 64;
  for (const [stage, depth] of depths.entries()) {
    const width = 64 * 2 ** stage;
    const out = bottleneck ? 4 * width : width;
    for (let index = 0; index < depth; index++) {
      const stride = stage > 0 && index === 0 ? 2 : 1;
      const inner = bottleneck
        ? [
            ...normalised(width, 1),
            reluLayer,
            ...normalised(width, 3, stride),
            reluLayer,
            ...normalised(out, 1),
          ]
        : [...normalised(width, 3, stride), reluLayer, ...normalised(out, 3)];
      const skip = stride > 1 || channels !== out ? network.chain(x, ...normalised(out, 1, stride)) : x;
      x = network.chain(network.add('Add', {}, [network.chain(x, ...inner), skip]), reluLayer);
      channels = out;
    }
  }
  return network.document('ResNet', network.chain(x, ['GlobalAveragePooling2D'], dense(1000, 'softmax')));
}

/** He 2015 on CIFAR-10, 6n + 2 layers: skips have no weights, but leave places out and are padded with empty channels. */
export function cifarResNet(n: number): NetDocument {
  const network = new Network();
  let x = network.chain(network.input([32, 32, 3]), ...normalised(16, 3), reluLayer);
  for (const [stage, width] of [16, 32, 64].entries()) {
    for (let index = 0; index < n; index++) {
      const changes = stage > 0 && index === 0;
      const inner = network.chain(
        x,
        ...[...normalised(width, 3, changes ? 2 : 1), reluLayer, ...normalised(width, 3)],
      );
      // Width and channels are the last two axes, which are those of a picture with the channels first.
      const sides = [
        [0, 0],
        [width / 4, width / 4],
      ];
      const padding: Layer = ['ZeroPadding2D', { padding: sides, dataFormat: 'channels_first' }];
      const skip = changes ? network.chain(x, maxPool(1, 2), padding) : x;
      x = network.chain(network.add('Add', {}, [inner, skip]), reluLayer);
    }
  }
  return network.document('ResNet', network.chain(x, ['GlobalAveragePooling2D'], dense(10, 'softmax')));
}

/** Ronneberger 2015: convolutions without padding, so that skips are cropped. */
export function uNet(): NetDocument {
  const network = new Network();
  const twice = (from: Wire, filters: number) =>
    network.chain(from, conv(filters, 3, relu), conv(filters, 3, relu));
  const skips: Wire[] = [];
  let x = network.input([572, 572, 1]);
  for (const filters of [64, 128, 256, 512]) {
    x = twice(x, filters);
    skips.push(x);
    x = network.chain(x, maxPool());
  }
  x = twice(x, 1024);
  for (const [filters, cropping] of [
    [512, 4],
    [256, 16],
    [128, 40],
    [64, 88],
  ] as const) {
    const up = network.add('Conv2DTranspose', { filters, kernelSize: 2, strides: 2, ...relu }, x);
    const cropped = network.add('Cropping2D', { cropping }, skips.pop() ?? x);
    x = twice(network.add('Concatenate', {}, [cropped, up]), filters);
  }
  return network.document('U-Net', network.chain(x, conv(2, 1, { activation: 'softmax' })));
}

/** Kim 2014, on sentences of `length` words out of `words`, each `features` numbers, in `classes`. */
export function kim(words: number, features: number, length: number, classes: number): NetDocument {
  const network = new Network();
  const sentence = network.input([length], 'int32');
  const embedded = network.add('Embedding', { inputDim: words, outputDim: features }, sentence);
  const read = [3, 4, 5].map((kernelSize) =>
    network.chain(embedded, ['Conv1D', { filters: 100, kernelSize, ...relu }], ['GlobalMaxPooling1D']),
  );
  const norm = { object: 'MaxNorm', config: { maxValue: 3 } };
  const last: Layer = ['Dense', { units: classes, activation: 'softmax', kernelConstraint: norm }];
  return network.document(
    'sentences',
    network.chain(network.add('Concatenate', {}, read), ['Dropout', { rate: 0.5 }], last),
  );
}

/** SqueezeNet 1.1 as torchvision has it. */
export function squeezeNet(): NetDocument {
  const network = new Network();
  const fire = (from: Wire, squeeze: number, expand: number) => {
    const squeezed = network.chain(from, conv(squeeze, 1, relu));
    return network.add('Concatenate', {}, [
      network.chain(squeezed, conv(expand, 1, relu)),
      network.chain(squeezed, conv(expand, 3, same)),
    ]);
  };
  let x = network.chain(network.input([224, 224, 3]), conv(64, 3, { strides: 2, ...relu }), maxPool(3));
  x = network.chain(fire(fire(x, 16, 64), 16, 64), maxPool(3));
  x = network.chain(fire(fire(x, 32, 128), 32, 128), maxPool(3));
  x = fire(fire(fire(fire(x, 48, 192), 48, 192), 64, 256), 64, 256);
  const dropout: Layer = ['Dropout', { rate: 0.5 }];
  const end: readonly Layer[] = [dropout, conv(1000, 1, relu), ['GlobalAveragePooling2D'], ['Softmax']];
  return network.document('SqueezeNet 1.1', network.chain(x, ...end));
}
