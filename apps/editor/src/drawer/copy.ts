import { editor } from '../store/editor.js';

/** Puts text on the clipboard and says so; where the browser forbids it, that is said. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    editor().notify(`${what} copied.`);
  } catch {
    editor().notify('The browser does not allow copying from here.', 'error');
  }
}
