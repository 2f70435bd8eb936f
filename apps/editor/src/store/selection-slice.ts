import type { StateCreator } from 'zustand';
import type { EditorState } from './editor.js';

export interface SelectionSlice {
  /** Ids of the selected layers, in the order they were selected. */
  readonly selection: ReadonlySet<string>;
  /** Ids of the selected wires. */
  readonly wireSelection: ReadonlySet<string>;
  /** The layer that the pointer is on, in the drawing or in a list. */
  readonly hovered: string | undefined;
  /** Selects these layers and nothing else; with `wires`, these wires too. */
  select(ids: Iterable<string>, wires?: Iterable<string>): void;
  /** Adds a layer to the selection, or takes it out. */
  toggle(id: string): void;
  hover(id: string | undefined): void;
}

export const createSelectionSlice: StateCreator<EditorState, [], [], SelectionSlice> = (set, get) => ({
  selection: new Set(),
  wireSelection: new Set(),
  hovered: undefined,

  select(ids, wires = []) {
    const selection = new Set(ids);
    const wireSelection = new Set(wires);
    const now = get();
    if (same(selection, now.selection) && same(wireSelection, now.wireSelection)) return;
    set({ selection, wireSelection });
  },

  toggle(id) {
    const selection = new Set(get().selection);
    if (!selection.delete(id)) selection.add(id);
    set({ selection });
  },

  hover(hovered) {
    if (get().hovered !== hovered) set({ hovered });
  },
});

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  for (const id of a) if (!b.has(id)) return false;
  return true;
}
