import { defineLayer, type KerasArgument, type Params } from '../core/define.js';
import { dtypes, type Shape } from '../core/tensor.js';
import { choice, flag, shape } from '../fields/index.js';

/** Where data comes in. Source: https://keras.io/api/layers/core_layers/input/ */
export const inputLayer = defineLayer({
  kind: 'InputLayer',
  title: 'Input',
  category: 'input',
  summary: 'where data comes in',
  help: 'Says what the network is fed: the shape of a batch, its first size open, and the type of its numbers.',
  url: 'https://keras.io/api/layers/core_layers/input/',
  order: 10,
  aliases: ['input', 'image'],
  params: {
    batchShape: shape({
      label: 'Shape',
      help: 'The sizes of a batch. The first is the number of examples and usually open.',
      open: true,
      min: 0,
    }),
    dtype: choice(dtypes, {
      label: 'Type',
      help: 'The type of the numbers: float32 for images, int32 for words.',
      default: 'float32',
      short: String,
    }),
    optional: flag({
      label: 'Optional',
      help: 'Whether the model may be called without it.',
      default: false,
      advanced: true,
    }),
  },
  inputs: [],
  entry: { shape: 'batchShape', dtype: 'dtype' },
  infer: (p) => ({ outputs: [{ shape: p.batchShape, dtype: p.dtype }] }),
  targets: {
    keras: {
      callable: 'keras.Input',
      write: inputArguments,
      // `shape` and `batch_size` are another way to say `batch_shape`, and never stand in a config.
      ignored: { sparse: false, ragged: false, shape: null, batch_size: null, input_tensor: null },
      departs: {
        batchShape: 'Keras takes `shape` in its place; a config always has it',
        dtype: 'None is float32 unless Keras is configured otherwise',
      },
    },
  },
});

/** `keras.Input` takes the shape without the batch; a batch of fixed size is said by `batch_shape`. */
function inputArguments(p: Params): readonly KerasArgument[] {
  const shape = p['batchShape'] as Shape;
  const open = shape[0] === null;
  return [
    {
      param: 'batchShape',
      name: open ? 'shape' : 'batch_shape',
      value: open ? shape.slice(1) : shape,
      positional: false,
    },
    ...(p['dtype'] === 'float32'
      ? []
      : [{ param: 'dtype', name: 'dtype', value: p['dtype'], positional: false }]),
    ...(p['optional'] === true
      ? [{ param: 'optional', name: 'optional', value: true, positional: false }]
      : []),
  ];
}
