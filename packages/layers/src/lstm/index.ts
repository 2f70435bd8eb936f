import { defineLayer } from '../core/define.js';
import { checkForgetBias } from '../families/forget-bias.js';
import {
  activationField,
  type Cell,
  cellFields,
  explainRecurrent,
  inferRecurrent,
  inheritedOfSequences,
  recurrentActivationField,
  recurrentMacs,
  sequenceFields,
  sequenceInputs,
  unitForgetBiasField,
  unitsField,
  unrollField,
  useCudnnField,
} from '../families/recurrent.js';

const cell: Cell = { name: 'lstm_cell', gates: 4, states: 2 };

/** Long short-term memory (Hochreiter and Schmidhuber 1997). Source: https://keras.io/api/layers/recurrent_layers/lstm/ */
export const lstm = defineLayer({
  kind: 'LSTM',
  category: 'recurrent',
  order: 10,
  summary: 'remembers long',
  help: 'Reads a sequence step by step with a memory that gates open and close: what to keep, what to take in, what to say.',
  aliases: ['lstm', 'memory', 'recurrent'],
  params: {
    units: unitsField,
    activation: activationField,
    recurrentActivation: recurrentActivationField,
    ...sequenceFields,
    ...cellFields,
    unitForgetBias: unitForgetBiasField,
    unroll: unrollField,
    useCudnn: useCudnnField,
  },
  inputs: sequenceInputs,
  builtOnce: true,
  infer(p, inputs, context) {
    checkForgetBias(p, context);
    return inferRecurrent(p, inputs, context, cell);
  },
  macs: recurrentMacs(cell.gates),
  explain: explainRecurrent,
  targets: { keras: { positional: ['units'], inherited: inheritedOfSequences } },
});
