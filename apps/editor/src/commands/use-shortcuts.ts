import { useEffect } from 'react';
import { editor } from '../store/editor.js';
import { isShortcut } from './keys.js';
import { allCommands } from './registry.js';

/** Lets every command be called by its keys, wherever the focus is, as long as nothing is being typed. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const typing = isTyping(event.target);
      const covered = editor().overlay !== undefined;
      for (const command of allCommands()) {
        if (!command.keys?.some((keys) => isShortcut(keys, event))) continue;
        if ((typing || covered) && !command.everywhere) continue;
        if (command.enabled?.() === false) continue;
        event.preventDefault();
        command.run();
        return;
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Whether keys pressed there are text, so that they belong to the field and not to us. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('.monaco-editor')) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
