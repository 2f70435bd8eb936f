import type { Edit } from '../edit.js';

/** Several edits as one step, with what the menu calls it. */
export function batch(title: string, edits: readonly Edit[]): Edit {
  return { type: 'batch', title, edits };
}
