import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from './shared-cases.js';

/** What those are asked that normalise along one axis or several. */
export const axisCases: readonly ConformanceCase[] = [
  ask('on a row', {}, [null, 10]),
  ask('on a sequence', {}, [null, 7, 10]),
  ask('on a sequence of any length', {}, [null, null, 10]),
  ask('on a picture', {}, [null, 8, 8, 6]),
  ask('on an open picture', {}, [null, null, null, 6]),
  ask('on one axis of fixed size', {}, [5]),
  ask('on nothing', {}, [null, 0]),
  ask('a fixed batch', {}, [4, 10]),
  ask('the first axis', { axis: 1 }, [null, 7, 10]),
  ask('the axis before the last', { axis: -2 }, [null, 7, 10]),
  ask('two axes', { axis: [1, 2] }, [null, 7, 10]),
  ask('two axes from the end', { axis: [-1, -2] }, [null, 7, 10]),
  ask('axes out of order', { axis: [3, 1] }, [null, 4, 5, 6]),
  ask('axes counted both ways', { axis: [1, -1] }, [null, 4, 5, 6]),
  ask('three axes', { axis: [1, 2, 3] }, [null, 4, 5, 6]),
  ask('a list of one', { axis: [-1] }, [null, 10]),
  ask('no axis', { axis: [] }, [null, 10]),
  ask('an axis twice', { axis: [1, 1] }, [null, 10]),
  ask('a fixed batch as axis', { axis: 0 }, [4, 10]),
  ...commonCases({}, [null, 4]),
  ask('an axis that is not there', { axis: 2 }, [null, 10]),
  ask('an axis far before', { axis: -3 }, [null, 10]),
  ask('axes of which one is not there', { axis: [1, 4] }, [null, 10]),
  ask('a single number', {}, []),
  ask('an axis as text', { axis: 'last' }, [null, 10]),
  ask('half an axis', { axis: 1.5 }, [null, 10]),
  ask('no axis at all', { axis: null }, [null, 10]),
];

/** What those are asked that have weights along the axes. */
export const openAxisCases: readonly ConformanceCase[] = [
  ask('an open axis', {}, [null, 7, null]),
  ask('one open axis of two', { axis: [1, 2] }, [null, null, 10]),
  ask('the batch as axis', { axis: 0 }, [null, 10]),
  ask('another epsilon', { epsilon: 1e-5 }, [null, 10]),
];

/** Scale and shift, and what may be said of them. */
export const scaleAndShiftNames = [
  'betaInitializer',
  'gammaInitializer',
  'betaRegularizer',
  'gammaRegularizer',
  'betaConstraint',
  'gammaConstraint',
];
