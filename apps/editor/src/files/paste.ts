import { isTyping } from '../commands/use-shortcuts.js';
import { editor } from '../store/editor.js';
import { openFile, openText } from './open.js';

/** A whole document, or a Keras model, that is pasted onto the board is opened. Pasted layers are the board's own matter. */
export function openPasted(event: ClipboardEvent): void {
  if (event.defaultPrevented || isTyping(event.target) || editor().overlay !== undefined) return;
  const [file] = event.clipboardData?.files ?? [];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (file) {
    event.preventDefault();
    void openFile(file);
  } else if (text.trimStart().startsWith('{')) {
    event.preventDefault();
    void openText(text, 'What was pasted', 'import');
  }
}
