import { newId } from '@netwright/graph';
import { editor, useEditor } from '../store/editor.js';

const prefix = 'netwright.document.';

let release: (() => void) | undefined;
let claimed: string | undefined;

/**
 * Claims the open document for this tab. Where another tab has it open, what is changed here is kept as a copy, and
 * that is said: two tabs never write over each other.
 */
export async function claimDocument(): Promise<void> {
  const { origin } = editor();
  if (!('locks' in navigator) || claimed === origin.id) return;
  release?.();
  release = undefined;
  claimed = origin.id;
  if (await claim(origin.id)) return;
  // The page before a reload may hold it for a moment longer.
  await new Promise((resolve) => setTimeout(resolve, 400));
  if (editor().origin.id !== origin.id || (await claim(origin.id))) return;
  const id = newId('document');
  claimed = id;
  useEditor.setState({ origin: { ...editor().origin, id } });
  await claim(id);
  editor().notify(
    'This network is open in another tab too. What you change here is kept as a copy of its own.',
  );
}

/** Holds the lock of a document until another one is claimed or the tab is closed. */
function claim(id: string): Promise<boolean> {
  return new Promise((answer) => {
    navigator.locks
      .request(prefix + id, { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        if (!lock) return undefined;
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      })
      // Where locks are not to be had there is nothing to protect with.
      .catch(() => answer(true));
  });
}

/** Ids of the documents that some tab has open. */
export async function claimedDocuments(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
}
