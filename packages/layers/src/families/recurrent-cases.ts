import { ask, type ConformanceCase } from '../core/case.js';
import { objectCases } from './shared-cases.js';

type Params = ConformanceCase['params'];
type Shape = ConformanceCase['inputs'][number]['shape'];

/** Not every backend draws an orthogonal matrix in half precision. */
export function inAnyPrecision(params: Params): Params {
  return { ...params, recurrentInitializer: 'glorot_uniform' };
}

export const recurrentObjects = [
  'kernelInitializer',
  'recurrentInitializer',
  'biasInitializer',
  'kernelRegularizer',
  'recurrentRegularizer',
  'biasRegularizer',
  'activityRegularizer',
  'kernelConstraint',
  'recurrentConstraint',
  'biasConstraint',
];

/** What all are asked that read sequences and keep a state. */
export function sequenceCases(params: Params, shape: Shape): readonly ConformanceCase[] {
  const fixed = [4, ...shape.slice(1)];
  const open = [shape[0] ?? null, null, ...shape.slice(2)];
  const masked = { shape, masked: true };
  return [
    ask('the last output', params, shape),
    ask('of any length', params, open),
    ask('every output', { ...params, returnSequences: true }, shape),
    ask('every output of any length', { ...params, returnSequences: true }, open),
    ask('with its state', { ...params, returnState: true }, shape),
    ask('every output and the state', { ...params, returnSequences: true, returnState: true }, shape),
    ask('a mask on every output', { ...params, returnSequences: true }, masked),
    ask(
      'a mask on every output and the state',
      { ...params, returnSequences: true, returnState: true },
      masked,
    ),
    ask('zeros for masked steps', { ...params, zeroOutputForMask: true, returnSequences: true }, masked),
    ask('backwards', { ...params, goBackwards: true }, shape),
    ask(
      'backwards behind a mask, every output',
      { ...params, goBackwards: true, returnSequences: true, zeroOutputForMask: true },
      masked,
    ),
    ask('zeros for a masked end', { ...params, zeroOutputForMask: true }, masked),
    ask(
      'keeping its state behind a mask',
      { ...params, stateful: true, returnSequences: true, returnState: true },
      { shape: fixed, masked: true },
    ),
    ask('keeping its state', { ...params, stateful: true }, fixed),
    ask('a fixed batch', params, fixed),
    ask('without bias', { ...params, useBias: false }, shape),
    ask('another activation', { ...params, activation: 'relu' }, shape),
    ask('no activation', { ...params, activation: null }, shape),
    ask('dropout', { ...params, dropout: 0.2 }, shape),
    ask('recurrent dropout', { ...params, recurrentDropout: 0.2 }, shape),
    ask('too much dropout', { ...params, dropout: 2 }, shape),
    ask('negative dropout', { ...params, recurrentDropout: -1 }, shape),
    ask('with a seed', { ...params, dropout: 0.2, seed: 3 }, shape),
    ...objectCases(params, shape, recurrentObjects),
    ask('keeping its state over open batches', { ...params, stateful: true }, shape),
    ask('an unknown activation', { ...params, activation: 'relu7' }, shape),
    ask('open features', params, [...shape.slice(0, -1), null]),
    ask('dropout as text', { ...params, dropout: 'much' }, shape),
    ask('an orthogonal bias', { ...params, biasInitializer: 'orthogonal' }, shape),
    ask('an identity kernel', { ...params, kernelInitializer: 'identity' }, shape),
    ask('too few axes', params, shape.slice(0, -1)),
    ask('too many axes', params, [...shape, 2]),
  ];
}

/** What those are asked that have units. */
export const unitCases: readonly ConformanceCase[] = [
  ask('no units', { units: 0 }, [null, 7, 5]),
  ask('negative units', { units: -1 }, [null, 7, 5]),
  ask('half a unit', { units: 1.5 }, [null, 7, 5]),
  ask('units as text', { units: '3' }, [null, 7, 5]),
  ask('units left out', {}, [null, 7, 5]),
  ask('one unit on one number', { units: 1 }, [null, 1, 1]),
  ask('unrolled', { units: 3, unroll: true }, [null, 7, 5]),
  ask('unrolled over an open length', { units: 3, unroll: true }, [null, null, 5]),
];

/** What those are asked that have gates. */
export function gateCases(params: Params, shape: Shape): readonly ConformanceCase[] {
  return [
    ask('other gates', { ...params, recurrentActivation: 'hard_sigmoid' }, shape),
    ask('unknown gates', { ...params, recurrentActivation: 'gate' }, shape),
  ];
}

export const cudnnCases: readonly ConformanceCase[] = [
  ask('without cuDNN', { units: 3, useCudnn: false }, [null, 7, 5]),
  ask('with cuDNN', { units: 3, useCudnn: true }, [null, 7, 5]),
  ask('with cuDNN perhaps', { units: 3, useCudnn: 'perhaps' }, [null, 7, 5]),
];
