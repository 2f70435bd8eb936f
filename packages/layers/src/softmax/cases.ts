import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

/** Keras looks at the axis only when it computes. */
export const fewer = 'Keras rejects no axis when it builds the layer';

export const cases: readonly ConformanceCase[] = [
  ask('plain', {}, [null, 10]),
  ask('on a sequence', {}, [null, 12, 10]),
  ask('on a picture', {}, [null, 28, 28, 3]),
  ask('on open sizes', {}, [null, null, null, 3]),
  ask('on one axis', {}, [null]),
  ask('on a single number', {}, []),
  ask('a fixed batch', {}, [4, 3]),
  ask('over one', {}, [null, 1]),
  ask('over nothing', {}, [null, 0]),
  ask('over the first axis', { axis: 1 }, [null, 12, 10]),
  ask('over the batch', { axis: 0 }, [null, 10]),
  ask('over the axis before the last', { axis: -2 }, [null, 12, 10]),
  ask('over two axes', { axis: [1, 2] }, [null, 12, 10]),
  ask('over two axes from the end', { axis: [-1, -2] }, [null, 5, 12, 10]),
  ask('over three axes', { axis: [1, 2, 3] }, [null, 5, 12, 10]),
  ask('over a list of one', { axis: [-1] }, [null, 10]),
  ask('over no axis', { axis: [] }, [null, 10]),
  ask('over an axis twice', { axis: [1, 1] }, [null, 10]),
  ask('over an axis that is not there', { axis: 5 }, [null, 10]),
  ask('over an axis far before', { axis: -5 }, [null, 10]),
  ask('over axes of which one is not there', { axis: [1, 5] }, [null, 10]),
  ...commonCases({}, [null, 4]),
];
