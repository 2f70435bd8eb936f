import type { Direction } from '@netwright/drawing';
import {
  applyEdit,
  batch,
  type Edit,
  emptyDocument,
  type GraphId,
  History,
  type NetDocument,
} from '@netwright/graph';
import { type Analysis, analyze } from '@netwright/inference';
import type { StateCreator } from 'zustand';
import { endsEdit } from '../editing/ends.js';
import { placeNew } from '../editing/place-new.js';
import type { EditorState } from './editor.js';

/** Where the open document came from, and where saving puts it. */
export interface Origin {
  /** The key of its autosave: stays the same as long as the document is open. */
  readonly id: string;
  readonly from: 'template' | 'file' | 'import' | 'link' | 'saved' | 'new';
  readonly fileName?: string;
}

export interface EditOptions {
  /** Edits with the same key that follow each other closely are one undo step, until `settle`. */
  readonly merge?: string;
  /** Said in the menus: "Undo move". */
  readonly title?: string;
  /** What is selected afterwards. */
  readonly select?: Iterable<string>;
  /** Said to a screen reader. */
  readonly announce?: string;
  /** Where a new card goes that hangs on nothing. */
  readonly near?: { readonly x: number; readonly y: number };
  /** Leaves the model's inputs and outputs as they are; by default they follow the drawing. */
  readonly keepEnds?: boolean;
}

export interface DocumentSlice {
  readonly document: NetDocument;
  /** The graph that is on the board: the network itself. */
  readonly graph: GraphId;
  readonly analysis: Analysis;
  readonly history: History;
  readonly origin: Origin;
  /** Grows with every change of the document: what autosave and the unload warning look at. */
  readonly revision: number;
  /** Grows whenever another document is opened: the canvas then shows all of it. */
  readonly opened: number;
  /** Applies an edit as one undo step. False, with a notice, where it could not be applied. */
  edit(edit: Edit, options?: EditOptions): boolean;
  /** The next edit is an undo step of its own: a field was left. */
  settle(): void;
  undo(): void;
  redo(): void;
  /** Puts another document on the board. History begins anew. */
  openDocument(document: NetDocument, origin: Origin): void;
  /** Gives the cards places without an undo step: for documents that come without. */
  placeCards(positions: ReadonlyMap<string, { readonly x: number; readonly y: number }>): void;
}

const blank = emptyDocument('Untitled');

export const createDocumentSlice: StateCreator<EditorState, [], [], DocumentSlice> = (set, get) => {
  const show = (document: NetDocument, history: History) => {
    const { analysis, revision, selection, wireSelection } = get();
    const ids = new Set(document.graph.nodes.map((node) => node.id));
    set({
      document,
      history,
      analysis: analyze(document, analysis),
      revision: revision + 1,
      selection: kept(selection, (id) => ids.has(id)),
      wireSelection:
        wireSelection.size === 0
          ? wireSelection
          : kept(wireSelection, (id) => document.graph.edges.some((edge) => edge.id === id)),
    });
  };

  return {
    document: blank,
    graph: 'main',
    analysis: analyze(blank),
    history: History.empty,
    origin: { id: 'blank', from: 'new' },
    revision: 0,
    opened: 0,

    edit(edit, { merge, title, select, announce, near, keepEnds = false } = {}) {
      const { document, history } = get();
      const own = applyEdit(document, edit);
      if (!own.ok) {
        get().notify(own.reason, 'error');
        return false;
      }
      const follow =
        own.document.graph === document.graph
          ? []
          : consequences(document, own.document, get().direction, near, keepEnds);
      const name = title ?? (edit.type === 'batch' ? edit.title : undefined);
      const whole = follow.length > 0 ? batch(name ?? '', [edit, ...follow]) : edit;
      const result = follow.length > 0 ? applyEdit(document, whole) : own;
      if (!result.ok) {
        get().notify(result.reason, 'error');
        return false;
      }
      if (result.document === document) return true;
      show(
        result.document,
        history.record({
          edit: whole,
          inverse: result.inverse,
          at: Date.now(),
          ...(name ? { title: name } : {}),
          ...(merge ? { merge } : {}),
        }),
      );
      if (select) get().select(select);
      if (announce) get().announce(announce);
      return true;
    },

    settle() {
      set({ history: get().history.seal() });
    },

    undo() {
      const { history, document } = get();
      const title = history.undoTitle;
      const result = history.undo(document);
      if (!result) return;
      show(result.document, result.history);
      get().announce(title ? `Undone: ${title}` : 'Undone');
    },

    redo() {
      const { history, document } = get();
      const title = history.redoTitle;
      const result = history.redo(document);
      if (!result) return;
      show(result.document, result.history);
      get().announce(title ? `Done again: ${title}` : 'Done again');
    },

    openDocument(document, origin) {
      set({
        document,
        analysis: analyze(document),
        history: History.empty,
        origin,
        revision: get().revision + 1,
        opened: get().opened + 1,
        selection: new Set(),
        wireSelection: new Set(),
        overlay: undefined,
      });
    },

    placeCards(positions) {
      const { document, analysis } = get();
      const nodes = document.graph.nodes.map((node) => {
        const position = positions.get(node.id);
        return position ? { ...node, position: { x: position.x, y: position.y } } : node;
      });
      const placed = { ...document, graph: { ...document.graph, nodes } };
      set({ document: placed, analysis: analyze(placed, analysis) });
    },
  };
};

/** What follows from an edit and belongs to the same step: the model's ends, and places for new cards. */
function consequences(
  before: NetDocument,
  after: NetDocument,
  direction: Direction,
  near: { readonly x: number; readonly y: number } | undefined,
  keepEnds: boolean,
): readonly Edit[] {
  return [
    ...(keepEnds ? [] : (endsEdit(before.graph, after.graph) ?? [])),
    ...(placeNew(after.graph, direction, near) ?? []),
  ];
}

/** The same set where nothing is left out, so that nobody who looks at it is woken. */
function kept(ids: ReadonlySet<string>, keep: (id: string) => boolean): ReadonlySet<string> {
  for (const id of ids) if (!keep(id)) return new Set([...ids].filter(keep));
  return ids;
}
