import { create } from 'zustand';
import type { BackendChoice } from './messages.js';

interface TrainingChoices {
  readonly backend: BackendChoice;
  /** Files that were chosen, and for which dataset. */
  readonly files: { readonly dataset: string; readonly files: readonly File[] } | undefined;
  /** The numbers as a table instead of curves. */
  readonly asTable: boolean;
}

/** What somebody chose for the training: as long as the page is open. */
export const useTrainingChoices = create<TrainingChoices>()(() => ({
  backend: 'best',
  files: undefined,
  asTable: false,
}));
