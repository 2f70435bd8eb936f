import { copyNodes, pasteNodes } from '@netwright/graph';
import { useEffect } from 'react';
import { boardView } from '../canvas/board-view.js';
import { isTyping } from '../commands/use-shortcuts.js';
import { editor } from '../store/editor.js';
import { deleteSelection } from './selection-actions.js';

let pastes = 0;

/** Copy, cut and paste of layers as text, so that it also works between tabs and through an editor. */
export function useClipboard(): void {
  useEffect(() => {
    const finish = new AbortController();
    const { signal } = finish;
    document.addEventListener('copy', (event) => copy(event), { signal });
    document.addEventListener('cut', (event) => copy(event) && deleteSelection(), { signal });
    document.addEventListener('paste', paste, { signal });
    return () => finish.abort();
  }, []);
}

/** Whether the keys are meant for the drawing, and not for a text somewhere. */
function forTheBoard(event: ClipboardEvent): boolean {
  const text = document.getSelection();
  return (
    !event.defaultPrevented &&
    !isTyping(event.target) &&
    editor().overlay === undefined &&
    (text === null || text.isCollapsed)
  );
}

function copy(event: ClipboardEvent): boolean {
  const { document, selection, announce } = editor();
  if (!forTheBoard(event) || selection.size === 0) return false;
  event.clipboardData?.setData('text/plain', copyNodes(document, 'main', selection));
  event.preventDefault();
  pastes = 0;
  announce(`${selection.size} copied`);
  return true;
}

function paste(event: ClipboardEvent): void {
  if (!forTheBoard(event)) return;
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!text.trim().startsWith('{')) return;
  const shift = 24 * (pastes + 1);
  const result = pasteNodes(editor().document, 'main', text, { offset: { x: shift, y: shift } });
  // Another module may know what to do with a text that is no selection: a whole document.
  if (!result.ok) return;
  event.preventDefault();
  pastes++;
  editor().edit(result.edit, { title: 'Paste', select: result.ids, announce: `${result.ids.length} pasted` });
  requestAnimationFrame(() => boardView.reveal(result.ids));
}
