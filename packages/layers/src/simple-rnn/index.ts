import { defineLayer } from '../core/define.js';
import {
  activationField,
  type Cell,
  cellFields,
  explainRecurrent,
  inferRecurrent,
  inheritedOfSequences,
  recurrentMacs,
  sequenceFields,
  sequenceInputs,
  unitsField,
  unrollField,
} from '../families/recurrent.js';

const cell: Cell = { name: 'simple_rnn_cell', gates: 1, states: 1 };

/** A state fed back (Elman 1990). Source: https://keras.io/api/layers/recurrent_layers/simple_rnn/ */
export const simpleRNN = defineLayer({
  kind: 'SimpleRNN',
  category: 'recurrent',
  order: 30,
  summary: 'feeds its state back',
  help: 'Reads a sequence step by step and feeds its output back as a state. It forgets soon; LSTM and GRU remember longer.',
  aliases: ['rnn', 'simplernn', 'elman'],
  params: {
    units: unitsField,
    activation: activationField,
    ...sequenceFields,
    ...cellFields,
    unroll: unrollField,
  },
  inputs: sequenceInputs,
  builtOnce: true,
  infer: (p, inputs, context) => inferRecurrent(p, inputs, context, cell),
  macs: recurrentMacs(cell.gates),
  explain: explainRecurrent,
  targets: { keras: { positional: ['units'], inherited: inheritedOfSequences } },
});
