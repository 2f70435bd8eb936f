import { create } from 'zustand';
import { createDocumentSlice, type DocumentSlice } from './document-slice.js';
import { createNoticeSlice, type NoticeSlice } from './notice-slice.js';
import { createSelectionSlice, type SelectionSlice } from './selection-slice.js';
import { createViewSlice, type ViewSlice } from './view-slice.js';

export type EditorState = DocumentSlice & SelectionSlice & ViewSlice & NoticeSlice;

/** Everything that the editor knows. Components pick what they show: `useEditor((state) => state.document.name)`. */
export const useEditor = create<EditorState>()((...tools) => ({
  ...createDocumentSlice(...tools),
  ...createSelectionSlice(...tools),
  ...createViewSlice(...tools),
  ...createNoticeSlice(...tools),
}));

/** The state at this moment, for what happens in a handler. */
export const editor = (): EditorState => useEditor.getState();
