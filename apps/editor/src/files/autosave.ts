import { writeDocument } from '@netwright/graph';
import { editor, useEditor } from '../store/editor.js';
import { keepDocument } from './kept-documents.js';
import { saveToDisk } from './save.js';
import { storageReason, useSaving } from './saving.js';
import { claimDocument } from './tab-lock.js';
import { rememberInTab } from './tab-memory.js';

/** How long after the last change a document is kept, in milliseconds. */
const delay = 400;

let timer: ReturnType<typeof setTimeout> | undefined;
/** The writes of one tab follow each other, so that an older text never overtakes a newer one. */
let queue: Promise<void> = Promise.resolve();

/** Keeps what is open in this browser from now on: shortly after each change, and when the page is left. */
export function startAutosave(): () => void {
  const unsubscribe = useEditor.subscribe((now, before) => {
    if (now.opened !== before.opened) {
      clearTimeout(timer);
      void claimDocument();
      useSaving.setState({ state: 'untouched', at: undefined, reason: undefined });
      // A template, an empty board, or what is kept already: that waits until somebody changes it.
      const { from } = now.origin;
      const brought = from !== 'template' && from !== 'new' && from !== 'saved';
      rememberInTab(now, brought);
      if (brought) schedule();
    } else if (now.document !== before.document && now.revision !== before.revision) schedule();
  });
  const leave = () => {
    rememberInTab(editor(), useSaving.getState().state !== 'untouched');
    void flush();
  };
  // Only where something would be lost does the browser ask whether to leave.
  const ask = (event: BeforeUnloadEvent) => useSaving.getState().state === 'failed' && event.preventDefault();
  const hide = () => document.visibilityState === 'hidden' && leave();
  window.addEventListener('pagehide', leave);
  window.addEventListener('beforeunload', ask);
  document.addEventListener('visibilitychange', hide);
  return () => {
    unsubscribe();
    clearTimeout(timer);
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('beforeunload', ask);
    document.removeEventListener('visibilitychange', hide);
  };
}

/** What is open will be kept in a moment. */
export function schedule(): void {
  useSaving.setState({ state: 'pending' });
  clearTimeout(timer);
  timer = setTimeout(() => void flush(), delay);
}

/** Keeps what is not kept yet, now. False where the browser would not. */
export async function flush(): Promise<boolean> {
  clearTimeout(timer);
  const { state } = useSaving.getState();
  if (state !== 'pending' && state !== 'failed') return true;
  const { document, analysis, origin, revision } = editor();
  const about = {
    id: origin.id,
    name: document.name,
    at: Date.now(),
    layers: document.graph.nodes.length,
    parameters: analysis.totals.params.total,
  };
  const write = queue.then(() => keepDocument(about, writeDocument(document)));
  queue = write.catch(() => undefined);
  try {
    await write;
    if (editor().revision === revision)
      useSaving.setState({ state: 'saved', at: about.at, reason: undefined });
    return true;
  } catch (error) {
    const reason = storageReason(error);
    if (useSaving.getState().reason !== reason) {
      editor().notify(reason, 'error', { title: 'Save to disk', run: () => void saveToDisk() });
    }
    useSaving.setState({ state: 'failed', reason });
    return false;
  }
}
