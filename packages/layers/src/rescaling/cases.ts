import { ask, type ConformanceCase } from '../core/case.js';
import { commonCases } from '../families/shared-cases.js';

const scale = 1 / 255;

export const cases: readonly ConformanceCase[] = [
  ask('bytes to shares', { scale }, [null, 28, 28, 1]),
  ask('bytes of a picture', { scale }, { shape: [null, 224, 224, 3], dtype: 'uint8' }),
  ask('to -1 and 1', { scale: 1 / 127.5, offset: -1 }, [null, 224, 224, 3]),
  ask('a row', { scale: 2 }, [null, 10]),
  ask('on one axis', { scale: 2 }, [null]),
  ask('on a single number', { scale: 2 }, []),
  ask('open sizes', { scale }, [null, null, null, 3]),
  ask('a film', { scale }, [null, 16, 112, 112, 3]),
  ask('a fixed batch', { scale }, [4, 8, 8, 3]),
  ask('nothing', { scale: 0 }, [null, 10]),
  ask('mirrored', { scale: -1 }, [null, 10]),
  ask('a list for the channels', { scale: [0.1, 0.2, 0.3] }, [null, 8, 8, 3]),
  ask('two lists', { scale: [0.1, 0.2, 0.3], offset: [1, 2, 3] }, [null, 8, 8, 3]),
  ask('a list of offsets', { scale: 1, offset: [-1, -2, -3] }, [null, 8, 8, 3]),
  ask('a list of one', { scale: [0.5] }, [null, 8, 8, 3]),
  ask('a list that does not fit', { scale: [0.5, 2] }, [null, 8, 8, 3]),
  ask('offsets that do not fit', { scale: 1, offset: [0.5, 2] }, [null, 8, 8, 3]),
  ask('a list on one channel', { scale: [0.5, 2] }, [null, 8, 8, 1]),
  ask('a list on open channels', { scale: [0.5, 2] }, [null, null, null, null]),
  ask('a large factor', { scale: 1e30 }, [null, 10]),
  ...commonCases({ scale }, [null, 4, 4, 3]),
  ask('without a scale', {}, [null, 10]),
  ask('without a scale but with an offset', { offset: 1 }, [null, 10]),
  ask('frozen without a scale', { trainable: false }, [null, 10]),
];
