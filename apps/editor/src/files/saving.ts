import { create } from 'zustand';

/** Whether what is on the board is kept, for the header to say. */
export interface Saving {
  /** `untouched`: just opened, nothing to keep yet. */
  readonly state: 'untouched' | 'pending' | 'saved' | 'failed';
  /** When it was last kept, in milliseconds. */
  readonly at: number | undefined;
  /** Why it is not kept, as a sentence. */
  readonly reason: string | undefined;
}

export const useSaving = create<Saving>()(() => ({ state: 'untouched', at: undefined, reason: undefined }));

/** Why the browser did not keep something, in words. Chromium says AbortError where others say QuotaExceededError. */
export function storageReason(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError' || name === 'AbortError') {
    return 'The storage of this browser is full, so the network is not kept here. Save it to disk, or remove older ones on the start screen.';
  }
  return 'This browser does not let Netwright keep anything, as in a private window. Save the network to disk.';
}
