import { ask, type ConformanceCase } from '../core/case.js';

type Params = ConformanceCase['params'];

/** Pictures, and what Keras takes for one when it builds the layer. */
export function pictureCases(params: Params): readonly ConformanceCase[] {
  return [
    ask('pictures', params, [null, 28, 28, 3]),
    ask('pictures of bytes', params, { shape: [null, 28, 28, 3], dtype: 'uint8' }),
    ask('open pictures', params, [null, null, null, 3]),
    ask('all open', params, [null, null, null, null]),
    ask('a fixed batch', params, [4, 28, 28, 3]),
    ask('one picture', params, [28, 28, 3]),
    ask('a film', params, [null, 4, 28, 28, 3]),
    ask('a matrix', params, [null, 28]),
    ask('a row', params, [null]),
    ask('a single number', params, []),
    ask('with a seed', { ...params, seed: 42 }, [null, 28, 28, 3]),
    ask('a seed as text', { ...params, seed: 'now' }, [null, 28, 28, 3]),
    ask('half a seed', { ...params, seed: 1.5 }, [null, 28, 28, 3]),
  ];
}

/** Fill mode, interpolation and the like of what moves pixels. */
export function movingCases(params: Params): readonly ConformanceCase[] {
  const shape = [null, 28, 28, 3] as const;
  return [
    ...['wrap', 'constant', 'nearest'].map((fillMode) =>
      ask(`filled: ${fillMode}`, { ...params, fillMode }, shape),
    ),
    ask('filled with white', { ...params, fillMode: 'constant', fillValue: 255 }, shape),
    ask('nearest pixels', { ...params, interpolation: 'nearest' }, shape),
    ask('channels first', { ...params, dataFormat: 'channels_first' }, [null, 3, 28, 28]),
    ask('an unknown fill mode', { ...params, fillMode: 'green' }, shape),
    ask('an unknown interpolation', { ...params, interpolation: 'cubic' }, shape),
    ask('an unknown data format', { ...params, dataFormat: 'channels_middle' }, shape),
  ];
}

/** What a factor may be, of parameter `name`. */
export function factorCases(name: string, params: Params = {}): readonly ConformanceCase[] {
  const values: readonly (readonly [string, unknown])[] = [
    ['a third', 0.3],
    ['nothing', 0],
    ['all', 1],
    ['minus a third', -0.3],
    ['minus all', -1],
    ['two', [-0.2, 0.3]],
    ['two positive', [0.1, 0.3]],
    ['two the wrong way round', [0.3, 0.1]],
    ['two far out', [-5, 0.2]],
    ['two beyond', [1.5, 2]],
    ['two below', [-3, -2]],
    ['too much', 1.5],
    ['far too little', -1.5],
    ['three', [0.1, 0.2, 0.3]],
    ['one in a list', [0.1]],
    ['text', '0.1'],
  ];
  return values.map(([what, value]) =>
    ask(`${name}: ${what}`, { ...params, [name]: value }, [null, 28, 28, 3]),
  );
}

/** What sizes may be, of a layer that gives pictures of another size. */
export const sizeCases: readonly ConformanceCase[] = [
  ask('smaller', { height: 14, width: 14 }, [null, 28, 28, 3]),
  ask('larger', { height: 56, width: 40 }, [null, 28, 28, 3]),
  ask('the same', { height: 28, width: 28 }, [null, 28, 28, 3]),
  ask('a point', { height: 1, width: 1 }, [null, 28, 28, 3]),
  ask('nothing', { height: 0, width: 0 }, [null, 28, 28, 3]),
  ask('to known sizes', { height: 14, width: 12 }, [null, null, null, 3]),
  ask('all open', { height: 14, width: 12 }, [null, null, null, null]),
  ask('a fixed batch', { height: 14, width: 12 }, [4, 28, 28, 3]),
  ask('one picture', { height: 14, width: 12 }, [28, 28, 3]),
  ask('one picture, channels first', { height: 14, width: 12, dataFormat: 'channels_first' }, [3, 28, 28]),
  ask('channels first', { height: 14, width: 12, dataFormat: 'channels_first' }, [null, 3, 28, 28]),
  ask('a film', { height: 14, width: 12 }, [null, 4, 28, 28, 3]),
  ask('a film, channels first', { height: 14, width: 12, dataFormat: 'channels_first' }, [
    null,
    4,
    3,
    28,
    28,
  ]),
  ask('a matrix', { height: 14, width: 12 }, [null, 28]),
  ask('a matrix, channels first', { height: 14, width: 12, dataFormat: 'channels_first' }, [null, 28]),
  ask('a row', { height: 14, width: 12 }, [null]),
  ask('a single number', { height: 14, width: 12 }, []),
  ask('a negative height', { height: -1, width: 12 }, [null, 28, 28, 3]),
  {
    ...ask('no height', { height: null, width: 12 }, [null, 28, 28, 3]),
    stricter: 'Keras looks at the sizes only when it computes, and then fails on every backend.',
  },
  {
    ...ask('no width', { height: 14, width: null }, [null, 28, 28, 3]),
    stricter: 'Keras looks at the sizes only when it computes, and then fails on every backend.',
  },
  ask('half a width', { height: 14, width: 1.5 }, [null, 28, 28, 3]),
  ask('a height as text', { height: '14', width: 12 }, [null, 28, 28, 3]),
  ask('width left out', { height: 14 }, [null, 28, 28, 3]),
  ask('an unknown data format', { height: 14, width: 12, dataFormat: 'channels_middle' }, [null, 28, 28, 3]),
];
