import { useSyncExternalStore } from 'react';
import { useEditor } from '../store/editor.js';

const system = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined;

/** The theme that is shown: the chosen one, or what the computer is set to. */
function shownTheme(): 'light' | 'dark' {
  const { theme } = useEditor.getState();
  return theme === 'system' ? (system?.matches ? 'dark' : 'light') : theme;
}

/** Puts the theme on the page, where the tokens look for it: before anything is drawn that reads them. */
function applyTheme(): void {
  document.documentElement.dataset['theme'] = shownTheme();
}

/** Has the page follow the chosen theme, and the computer's. Called once, before the first picture. */
export function startTheme(): void {
  applyTheme();
  system?.addEventListener('change', applyTheme);
  useEditor.subscribe((state, before) => {
    if (state.theme !== before.theme) applyTheme();
  });
}

function subscribe(listener: () => void): () => void {
  system?.addEventListener('change', listener);
  const unsubscribe = useEditor.subscribe(listener);
  return () => {
    system?.removeEventListener('change', listener);
    unsubscribe();
  };
}

export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, shownTheme);
}
