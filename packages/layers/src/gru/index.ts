import { defineLayer } from '../core/define.js';
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
  unitsField,
  unrollField,
  useCudnnField,
} from '../families/recurrent.js';
import { flag } from '../fields/index.js';

const cell: Cell = { name: 'gru_cell', gates: 3, states: 1 };

/** Gated recurrent unit (Cho et al. 2014). Source: https://keras.io/api/layers/recurrent_layers/gru/ */
export const gru = defineLayer({
  kind: 'GRU',
  category: 'recurrent',
  order: 20,
  summary: 'remembers with less',
  help: 'Reads a sequence step by step with a state that two gates change: like an LSTM with fewer weights.',
  aliases: ['gru', 'gated'],
  params: {
    units: unitsField,
    activation: activationField,
    recurrentActivation: recurrentActivationField,
    ...sequenceFields,
    ...cellFields,
    resetAfter: flag({
      label: 'Reset after',
      help: 'Whether the reset gate acts after the product with the state: as cuDNN does it, with a second bias.',
      default: true,
      advanced: true,
      short: (value) => (value ? undefined : 'reset before'),
    }),
    unroll: unrollField,
    useCudnn: useCudnnField,
  },
  inputs: sequenceInputs,
  builtOnce: true,
  infer: (p, inputs, context) =>
    inferRecurrent(p, inputs, context, cell, p.resetAfter ? [2, cell.gates * p.units] : undefined),
  macs: recurrentMacs(cell.gates),
  explain: explainRecurrent,
  targets: { keras: { positional: ['units'], inherited: inheritedOfSequences } },
});
