import { ask, type ConformanceCase } from '../core/case.js';
import { inAnyPrecision } from '../families/recurrent-cases.js';
import { commonCases } from '../families/shared-cases.js';

const layer = (kind: string, params = {}, name?: string) => ({
  layer: { kind, ...(name ? { name } : {}), params },
});
const lstm = { layer: layer('LSTM', { units: 3 }) };
const shape = [null, 7, 5] as const;

export const cases: readonly ConformanceCase[] = [
  ask('LSTM', lstm, shape),
  ask('LSTM of any length', lstm, [null, null, 5]),
  ask('GRU', { layer: layer('GRU', { units: 3 }) }, shape),
  ask('simple', { layer: layer('SimpleRNN', { units: 3 }) }, shape),
  ask('of films', { layer: layer('ConvLSTM2D', { filters: 2, kernelSize: 3 }) }, [null, 4, 8, 8, 2]),
  ask('every output', { layer: layer('LSTM', { units: 3, returnSequences: true }) }, shape),
  ask('with its state', { layer: layer('LSTM', { units: 3, returnState: true }) }, shape),
  ask(
    'every output and the state',
    { layer: layer('GRU', { units: 3, returnSequences: true, returnState: true }) },
    shape,
  ),
  ask('keeping its state', { layer: layer('LSTM', { units: 3, stateful: true }) }, [4, 7, 5]),
  ...['sum', 'mul', 'ave'].map((mergeMode) => ask(`merged by ${mergeMode}`, { ...lstm, mergeMode }, shape)),
  ask('apart', { ...lstm, mergeMode: null }, shape),
  ask(
    'apart, with states',
    { layer: layer('LSTM', { units: 3, returnState: true }), mergeMode: null },
    shape,
  ),
  ask(
    'apart, every output behind a mask',
    { layer: layer('LSTM', { units: 3, returnSequences: true }), mergeMode: null },
    { shape, masked: true },
  ),
  ask(
    'every output behind a mask',
    { layer: layer('LSTM', { units: 3, returnSequences: true }) },
    { shape, masked: true },
  ),
  ask(
    'GRU behind a mask, added up, with states',
    { layer: layer('GRU', { units: 3, returnSequences: true, returnState: true }), mergeMode: 'sum' },
    { shape, masked: true },
  ),
  ask(
    'penalties inside',
    { layer: layer('GRU', { units: 3, kernelRegularizer: 'l2', recurrentRegularizer: 'l1' }) },
    shape,
  ),
  ask('one step', lstm, [null, 1, 5]),
  ask('with a name', { layer: layer('LSTM', { units: 3 }, 'reader') }, shape),
  ask('with a name that says its way', { layer: layer('LSTM', { units: 3 }, 'forward_reader') }, shape),
  ask(
    'another layer backwards',
    { ...lstm, backwardLayer: layer('GRU', { units: 3, goBackwards: true }) },
    shape,
  ),
  ask(
    'another size backwards',
    { ...lstm, backwardLayer: layer('LSTM', { units: 4, goBackwards: true }, 'back'), mergeMode: null },
    shape,
  ),
  ask('frozen inside', { layer: layer('LSTM', { units: 3, trainable: false }) }, shape),
  ask('without bias inside', { layer: layer('LSTM', { units: 3, useBias: false }) }, shape),
  ...commonCases({ layer: layer('LSTM', inAnyPrecision({ units: 3 })) }, shape),
  ask('not recurrent', { layer: layer('Dense', { units: 3 }) }, shape),
  ask('backwards already', { layer: layer('LSTM', { units: 3, goBackwards: true }) }, shape),
  ask('both forward', { ...lstm, backwardLayer: layer('LSTM', { units: 3 }) }, shape),
  ask(
    'only one gives every output',
    { ...lstm, backwardLayer: layer('LSTM', { units: 3, goBackwards: true, returnSequences: true }) },
    shape,
  ),
  ask('an unknown merge', { ...lstm, mergeMode: 'max' }, shape),
  ask('nothing inside', {}, shape),
  ask('a name instead of a layer', { layer: 'LSTM' }, shape),
  ask('an unknown layer', { layer: layer('Nobody') }, shape),
  ask('wrong parameters inside', { layer: layer('LSTM', { units: 0 }) }, shape),
  ask('on a row', lstm, [null, 5]),
  ask('on a picture', lstm, [null, 4, 7, 5]),
  ask('open features', lstm, [null, 7, null]),
  ask('keeping its state over open batches', { layer: layer('LSTM', { units: 3, stateful: true }) }, shape),
];
