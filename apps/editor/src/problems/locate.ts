import { boardView } from '../canvas/board-view.js';
import { editor } from '../store/editor.js';

/** Selects layers and brings them into sight. */
export function locate(ids: readonly string[]): void {
  editor().select(ids);
  boardView.reveal(ids);
}
