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
  url: 'https://keras.io/api/layers/recurrent_layers/lstm/',
  aliases: ['lstm', 'memory', 'recurrent'],
  glyph:
    '<rect x="3" y="5" width="10" height="6" rx="1.2"/><path d="M1 8h2M13 8h2M6.3 5v6M9.6 5v6M13.8 8V2.5H2.2V8"/>',
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
  infer(p, inputs, context) {
    checkForgetBias(p, context);
    return inferRecurrent(p, inputs, context, cell);
  },
  macs: recurrentMacs(cell.gates),
  explain: explainRecurrent,
  targets: { keras: { positional: ['units'], inherited: inheritedOfSequences } },
});
