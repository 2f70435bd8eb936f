import { type NetDocument, readDocument, writeDocument } from '@netwright/graph';
import type { Origin } from '../store/document-slice.js';
import type { EditorState } from '../store/editor.js';

const key = 'netwright.open';

/** What was open in this tab before the page was loaded again. */
export interface Remembered {
  readonly document: NetDocument;
  readonly origin: Origin;
  /** Whether somebody worked on it. */
  readonly touched: boolean;
}

/**
 * Remembers what is open, in this tab only. Unlike the database this happens at once, so a reload in the middle of a
 * save loses nothing.
 */
export function rememberInTab(
  { document, origin }: Pick<EditorState, 'document' | 'origin'>,
  touched: boolean,
): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ origin, touched, text: writeDocument(document) }));
  } catch {
    // Too large for this storage, or none: the database has it but for the last moment.
    try {
      sessionStorage.setItem(key, JSON.stringify({ origin, touched }));
    } catch {
      // Nothing is kept in this browser; `autosave` says so.
    }
  }
}

/** What this tab had open; only the origin's id where its text was too large. */
export function recallTab(): Remembered | { readonly id: string } | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('origin' in kept)) return undefined;
    const { origin, text, touched } = kept as { origin: Origin; text?: unknown; touched?: unknown };
    if (typeof origin?.id !== 'string') return undefined;
    if (typeof text !== 'string') return { id: origin.id };
    const read = readDocument(text);
    return read.ok ? { document: read.document, origin, touched: touched === true } : undefined;
  } catch {
    return undefined;
  }
}
