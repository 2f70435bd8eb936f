import type { StateCreator } from 'zustand';
import type { EditorState } from './editor.js';

/** A short message at the edge of the screen, that goes away by itself. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly action?: { readonly title: string; readonly run: () => void };
}

export interface NoticeSlice {
  readonly notices: readonly Notice[];
  /** What a screen reader says next. */
  readonly announcement: { readonly id: number; readonly text: string };
  /** Shows a message for some seconds, and has it said. */
  notify(text: string, tone?: Notice['tone'], action?: Notice['action']): void;
  dismiss(id: number): void;
  /** Says something to a screen reader only. */
  announce(text: string): void;
}

const lifetime = { plain: 4000, error: 9000 };
let count = 0;

export const createNoticeSlice: StateCreator<EditorState, [], [], NoticeSlice> = (set, get) => ({
  notices: [],
  announcement: { id: 0, text: '' },

  notify(text, tone = 'plain', action) {
    const id = ++count;
    const others = get().notices.filter((notice) => notice.text !== text);
    set({ notices: [...others.slice(-2), { id, text, tone, ...(action ? { action } : {}) }] });
    get().announce(text);
    setTimeout(() => get().dismiss(id), lifetime[tone]);
  },

  dismiss(id) {
    const { notices } = get();
    if (notices.some((notice) => notice.id === id))
      set({ notices: notices.filter((notice) => notice.id !== id) });
  },

  announce: (text) => set({ announcement: { id: ++count, text } }),
});
