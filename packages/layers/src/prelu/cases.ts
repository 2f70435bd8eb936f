import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases, objectCases } from '../families/shared-cases.js';

export const cases: readonly ConformanceCase[] = [
  ask('plain', {}, [null, 10]),
  ask('on a picture', {}, [null, 8, 6, 3]),
  ask('on one axis', {}, [null]),
  ask('on a single number', {}, []),
  ask('a fixed batch', {}, [4, 3]),
  ask('on nothing', {}, [null, 0]),
  ask('shared over a picture', { sharedAxes: [1, 2] }, [null, 8, 6, 3]),
  ask('shared over an open picture', { sharedAxes: [1, 2] }, [null, null, null, 3]),
  ask('shared over the channels', { sharedAxes: [3] }, [null, 8, 6, 3]),
  ask('shared over everything', { sharedAxes: [1, 2, 3] }, [null, null, null, null]),
  ask('one axis as a number', { sharedAxes: 1 }, [null, 10]),
  ask('none', { sharedAxes: null }, [null, 10]),
  ask('an empty list', { sharedAxes: [] }, [null, 10]),
  ask('an axis twice', { sharedAxes: [1, 1] }, [null, 8, 3]),
  ask('counted from 0', { sharedAxes: [0] }, [null, 8, 3]),
  ask('from the end', { sharedAxes: [-1] }, [null, 8, 6, 3]),
  ...commonCases({}, [null, 4]),
  ...objectCases({}, [null, 6], ['alphaInitializer', 'alphaRegularizer', 'alphaConstraint']),
  ask('an open size', {}, [null, null]),
  ask('one of two open sizes shared', { sharedAxes: [1] }, [null, null, null]),
  ask('an axis that is not there', { sharedAxes: [3] }, [null, 8, 3]),
  ask('an axis far before', { sharedAxes: [-4] }, [null, 8, 3]),
  ask('an axis as text', { sharedAxes: 'all' }, [null, 8, 3]),
  ask('half an axis', { sharedAxes: [1.5] }, [null, 8, 3]),
];
