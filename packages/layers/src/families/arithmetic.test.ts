import { describe, expect, it } from 'vitest';
import { findLayer } from '../catalog.js';
import type { InferContext, Params } from '../core/define.js';
import { readParams } from '../core/field.js';
import type { KnownTensor, Shape } from '../core/tensor.js';

const silent: InferContext = {
  report(code) {
    throw new Error(`unexpected problem ${code}`);
  },
  inner: () => undefined,
};

function run(kind: string, raw: Params, shape: Shape) {
  const definition = findLayer(kind);
  if (!definition) throw new Error(`no kind ${kind}`);
  const { params, problems } = readParams(definition.params, raw);
  expect(problems).toEqual([]);
  const inputs: readonly KnownTensor[] = [{ shape, dtype: 'float32' }];
  const inferred = definition.infer(params, inputs, silent);
  return {
    macs: definition.macs(params, inputs, inferred),
    steps: definition.explain(params, inputs, inferred),
    shape: inferred.outputs[0]?.shape,
    label: definition.label(params),
  };
}

describe('multiply-accumulates', () => {
  const rows: [kind: string, params: Params, shape: Shape, macs: number | null][] = [
    // LeNet-5: C1, C3 and C5.
    ['Conv2D', { filters: 6, kernelSize: 5 }, [null, 32, 32, 1], 117_600],
    ['Conv2D', { filters: 16, kernelSize: 5 }, [null, 14, 14, 6], 240_000],
    ['Conv2D', { filters: 120, kernelSize: 5 }, [null, 5, 5, 16], 48_000],
    // The first layer of ResNet-50: 7×7, stride 2, on the padded image.
    ['Conv2D', { filters: 64, kernelSize: 7, strides: 2 }, [null, 230, 230, 3], 118_013_952],
    ['Conv2D', { filters: 8, kernelSize: 3, groups: 4, padding: 'same' }, [null, 10, 10, 8], 14_400],
    ['Conv2D', { filters: 8, kernelSize: 3, dataFormat: 'channels_first' }, [null, 3, 10, 10], 13_824],
    ['Conv2D', { filters: 8, kernelSize: 3 }, [null, null, 10, 3], null],
    ['Conv1D', { filters: 4, kernelSize: 3, padding: 'causal' }, [null, 10, 2], 240],
    ['Conv3D', { filters: 4, kernelSize: 3 }, [null, 5, 5, 5, 2], 5_832],
    // MobileNet: the first depthwise block, and what a separable convolution makes of both of its parts.
    ['DepthwiseConv2D', { kernelSize: 3, padding: 'same' }, [null, 112, 112, 32], 3_612_672],
    ['SeparableConv2D', { filters: 64, kernelSize: 3, padding: 'same' }, [null, 112, 112, 32], 29_302_784],
    // Kernel elements times input positions: the first up-convolution of U-Net.
    ['Conv2DTranspose', { filters: 512, kernelSize: 2, strides: 2 }, [null, 28, 28, 1024], 1_644_167_168],
    ['Conv1DTranspose', { filters: 4, kernelSize: 3 }, [null, 10, 2], 240],
    ['Conv3DTranspose', { filters: 4, kernelSize: 3 }, [null, 5, 5, 5, 2], 27_000],
    ['MaxPooling2D', {}, [null, 28, 28, 6], 0],
    ['UpSampling2D', {}, [null, 28, 28, 6], 0],
  ];
  it.each(rows)('%s %j on %j', (kind, params, shape, macs) => {
    expect(run(kind, params, shape).macs).toBe(macs);
  });
});

describe('explanations have the numbers in them', () => {
  const rows: [kind: string, params: Params, shape: Shape, steps: readonly string[]][] = [
    [
      'Conv2D',
      { filters: 6, kernelSize: 5 },
      [null, 28, 28, 1],
      [
        'height: floor((28 + 2·0 − 5) / 1) + 1 = 24',
        'width: floor((28 + 2·0 − 5) / 1) + 1 = 24',
        'channels: one for each filter = 6',
        'parameters: (5·5·1 + 1)·6 = 156',
        'MACs: 150 · 24·24 = 86400',
      ],
    ],
    [
      'Conv2D',
      { filters: 8, kernelSize: 3, strides: 2, padding: 'same', groups: 2, useBias: false },
      [null, 224, 225, 4],
      [
        'height: floor((224 + 0 + 1 − 3) / 2) + 1 = 112 (pads 0 above, 1 below)',
        'width: floor((225 + 2·1 − 3) / 2) + 1 = 113 (pads 1 left, 1 right)',
        'channels: one for each filter = 8 (2 groups: each filter sees 2 of the input channels)',
        'parameters: 3·3·2·8 = 144',
        'MACs: 144 · 112·113 = 1822464',
      ],
    ],
    [
      'Conv1D',
      { filters: 4, kernelSize: 3, dilationRate: 4, padding: 'causal' },
      [null, 20, 2],
      [
        'length: floor((20 + 8 + 0 − 9) / 1) + 1 = 20 (the window covers (3 − 1)·4 + 1 = 9; pads 8 before, 0 after)',
        'channels: one for each filter = 4',
        'parameters: (3·2 + 1)·4 = 28',
        'MACs: 24 · 20 = 480',
      ],
    ],
    [
      'DepthwiseConv2D',
      { kernelSize: 3, depthMultiplier: 2 },
      [null, 10, null, 4],
      [
        'height: floor((10 + 2·0 − 3) / 1) + 1 = 8',
        'width: open until the data comes = n',
        'channels: 4·2 = 8 (each channel has filters of its own; channels are not mixed)',
        'parameters: (3·3 + 1)·8 = 80',
        'MACs: 72 · 8·n = open',
      ],
    ],
    [
      'SeparableConv2D',
      { filters: 16, kernelSize: 3, depthMultiplier: 2 },
      [null, 5, 5, 3],
      [
        'height: floor((5 + 2·0 − 3) / 1) + 1 = 3',
        'width: floor((5 + 2·0 − 3) / 1) + 1 = 3',
        'channels: one for each filter = 16',
        'parameters: 3·3·3·2 + 3·2·16 + 16 = 166 (first each channel by itself, then a 1×1 convolution that mixes them, and the bias)',
        'MACs: 150 · 3·3 = 1350',
      ],
    ],
    [
      'Conv2DTranspose',
      { filters: 4, kernelSize: 3, strides: 2 },
      [null, 14, 7, 8],
      [
        'height: (14 − 1)·2 + 3 = 29',
        'width: (7 − 1)·2 + 3 = 15',
        'channels: one for each filter = 4',
        'parameters: (3·3·8 + 1)·4 = 292',
        'MACs: 288 · 14·7 = 28224',
      ],
    ],
    [
      'Conv1DTranspose',
      { filters: 4, kernelSize: 4, strides: 3, padding: 'same', outputPadding: 2 },
      [null, 5, 2],
      [
        'length: (5 − 1)·3 + 4 mod 2 + 2 = 14',
        'channels: one for each filter = 4',
        'parameters: (4·2 + 1)·4 = 36',
        'MACs: 32 · 5 = 160',
      ],
    ],
    [
      'MaxPooling2D',
      { poolSize: 3, strides: 2 },
      [null, 55, 55, 96],
      [
        'height: floor((55 + 2·0 − 3) / 2) + 1 = 27',
        'width: floor((55 + 2·0 − 3) / 2) + 1 = 27',
        'channels: each by itself: as many as come in = 96',
      ],
    ],
    [
      'GlobalAveragePooling2D',
      {},
      [null, 7, 7, 2048],
      ['channels: one number for each channel, out of 7·7 values = 2048'],
    ],
    [
      'ZeroPadding2D',
      {
        padding: [
          [3, 2],
          [0, 1],
        ],
      },
      [null, 28, 28, 1],
      ['height: 28 + 3 + 2 = 33', 'width: 28 + 0 + 1 = 29'],
    ],
    ['Cropping1D', { cropping: [1, 2] }, [null, 10, 1], ['length: 10 − 1 − 2 = 7']],
    [
      'UpSampling3D',
      { size: [1, 2, 3] },
      [null, 4, 5, 6, 1],
      ['depth: 4·1 = 4', 'height: 5·2 = 10', 'width: 6·3 = 18'],
    ],
  ];
  it.each(rows)('%s %j on %j', (kind, params, shape, expected) => {
    const { steps } = run(kind, params, shape);
    const notes = new Set(['kernel elements', 'elements of both', 'the last place', 'the input spread']);
    const lines = steps.map(({ label, text, result, note }) => {
      const own = note !== undefined && ![...notes].some((start) => note.startsWith(start));
      return `${label}: ${text} = ${result}${own ? ` (${note})` : ''}`;
    });
    expect(lines).toEqual(expected);
  });
});

describe('the line on the card', () => {
  const rows: [kind: string, params: Params, shape: Shape, label: string][] = [
    [
      'Conv2D',
      { filters: 64, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' },
      [null, 8, 8, 3],
      '64 · 3×3 · s2 · same · relu',
    ],
    ['Conv1D', { filters: 8, kernelSize: 3, dilationRate: 2 }, [null, 8, 3], '8 · k3 · d2'],
    ['MaxPooling2D', {}, [null, 8, 8, 3], '2×2'],
    ['MaxPooling2D', { poolSize: 3, strides: [2, 1] }, [null, 8, 8, 3], '3×3 · s2×1'],
    [
      'Conv2DTranspose',
      { filters: 8, kernelSize: 3, strides: 2, outputPadding: 1 },
      [null, 8, 8, 3],
      '8 · 3×3 · s2 · out +1',
    ],
    ['GlobalMaxPooling2D', { keepdims: true }, [null, 8, 8, 3], 'keeps axes'],
    ['ZeroPadding2D', { padding: [[1, 2], 3] }, [null, 8, 8, 3], '1|2 3'],
    ['UpSampling2D', { size: [2, 3], interpolation: 'bilinear' }, [null, 8, 8, 3], '×2×3 · bilinear'],
  ];
  it.each(rows)('%s %j', (kind, params, shape, label) => {
    expect(run(kind, params, shape).label).toBe(label);
  });
});
