import { type FocusEvent, type KeyboardEvent, useEffect, useMemo } from 'react';
import { editor } from '../store/editor.js';
import { boardView } from './board-view.js';
import { forgetRefusal } from './connecting.js';

let tabAt = Number.NEGATIVE_INFINITY;
let cameByTab = false;

/**
 * Tab on the board calls quick add; but for somebody who walks through the page with it, it has to lead on. Who came
 * to the board by Tab goes on with Tab, and calls quick add with the slash.
 */
export function useBoardKeys(): {
  onFocus(event: FocusEvent): void;
  onPointerDownCapture(): void;
  onKeyDown(event: KeyboardEvent): void;
} {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Tab') tabAt = event.timeStamp;
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);

  return useMemo(
    () => ({
      onFocus(event) {
        if (event.timeStamp - tabAt < 80) cameByTab = true;
        // The selection follows the focus, as in any list.
        const id = (event.target as Element).closest('.react-flow__node')?.getAttribute('data-id');
        if (cameByTab && id && !editor().selection.has(id)) editor().select([id]);
      },
      onPointerDownCapture() {
        cameByTab = false;
        forgetRefusal();
      },
      onKeyDown(event) {
        if (
          event.key !== 'Tab' ||
          event.shiftKey ||
          event.ctrlKey ||
          event.altKey ||
          event.metaKey ||
          cameByTab
        )
          return;
        const target = event.target as Element;
        // Buttons on the board are walked through as anywhere else.
        if (target.closest('button, input, a, [role=dialog]')) return;
        event.preventDefault();
        editor().showOverlay({ type: 'quick-add', call: {} });
      },
    }),
    [],
  );
}

/** Puts the focus on a card, where it is drawn as an element; else on the board. */
export function focusCard(id: string): void {
  requestAnimationFrame(() => {
    const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    if (card) card.focus({ preventScroll: true });
    else boardView.focus();
  });
}
