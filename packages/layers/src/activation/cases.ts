import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';
import { activations } from '../fields/activation.js';

export const cases: readonly ConformanceCase[] = [
  ...activations.map((activation) => ask(activation, { activation }, [null, 6])),
  ask('swish', { activation: 'swish' }, [null, 6]),
  ask('hard_swish', { activation: 'hard_swish' }, [null, 6]),
  ask('none', { activation: null }, [null, 6]),
  ask('on a picture', { activation: 'relu' }, [null, 28, 28, 3]),
  ask('on open sizes', { activation: 'tanh' }, [null, null, null, 3]),
  ask('softmax over one', { activation: 'softmax' }, [null, 1]),
  ask('softmax on one axis', { activation: 'softmax' }, [null]),
  ask('on a single number', { activation: 'relu' }, []),
  ...commonCases({ activation: 'relu' }, [null, 4]),
  ask('unknown', { activation: 'relu7' }, [null, 4]),
  ask('in capitals', { activation: 'ReLU' }, [null, 4]),
  ask('empty', { activation: '' }, [null, 4]),
  ask('a number', { activation: 3 }, [null, 4]),
  ask('left out', {}, [null, 4]),
];
