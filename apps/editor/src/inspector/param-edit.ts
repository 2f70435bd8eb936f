import { batch, type Value } from '@netwright/graph';
import { useId } from 'react';
import { editor } from '../store/editor.js';

/**
 * Changes parameters of one or several layers. All changes of one field until `settle` are one undo step, so that
 * typing 128 is one step and not three.
 */
export function useParamEdit(ids: readonly string[]): {
  change(name: string, label: string, value: Value | undefined): void;
  settle(): void;
} {
  const form = useId();
  return {
    change(name, label, value) {
      const title = `Change ${label.toLowerCase()}`;
      const edits = ids.map(
        (id) => ({ type: 'set-param', graph: 'main', id, in: 'params', name, value }) as const,
      );
      editor().edit(batch(title, edits), { title, merge: `${form}:${name}` });
    },
    settle: () => editor().settle(),
  };
}
