import { expect, it } from 'vitest';
import { storageReason } from './saving.js';

it.each(['QuotaExceededError', 'AbortError'])('%s means that the storage is full', (name) =>
  expect(storageReason(new DOMException('', name))).toMatch(/full/),
);

it.each([new DOMException('', 'InvalidStateError'), new Error('no'), 'no'])(
  'anything else means that nothing is kept',
  (error) => expect(storageReason(error)).toMatch(/private/),
);
