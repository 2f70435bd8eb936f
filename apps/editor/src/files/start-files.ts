import { emptyDocument, newId } from '@netwright/graph';
import { editor } from '../store/editor.js';
import { startAutosave } from './autosave.js';
import './file-commands.js';
import { openFirstDocument, openLink } from './first-document.js';
import { openPasted } from './paste.js';

/** Called once when the page is there: opens what it shows first, and keeps it from then on. */
export async function startFiles(): Promise<void> {
  startAutosave();
  window.addEventListener('hashchange', () => void openLink());
  // The board listens on the document and comes first: layers that were copied are pasted, not opened.
  window.addEventListener('paste', openPasted);
  try {
    await openFirstDocument();
  } catch (error) {
    // Whatever the browser's storage holds, the editor opens.
    console.error(error);
    editor().openDocument(emptyDocument('Untitled'), { id: newId('document'), from: 'new' });
  }
}
