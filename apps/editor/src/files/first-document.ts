import { emptyDocument, newId, readDocument } from '@netwright/graph';
import { findTemplate } from '@netwright/templates';
import { editor } from '../store/editor.js';
import { schedule } from './autosave.js';
import { keptDocuments, keptText } from './kept-documents.js';
import { readLinkHash } from './link.js';
import { openText } from './open.js';
import { claimedDocuments } from './tab-lock.js';
import { recallTab } from './tab-memory.js';

/** What a visitor sees first who has nothing of their own yet. */
const welcome = 'lenet5';

/**
 * Opens what this tab shows first: what it had open before it was loaded again, else what was worked on last, else a
 * template. A document in the link is opened on top of it, so that nothing is lost where the link is damaged.
 */
export async function openFirstDocument(): Promise<void> {
  if (!(await reopen())) openWelcome();
  await openLink();
}

async function reopen(): Promise<boolean> {
  const before = recallTab();
  if (before && 'document' in before) {
    editor().openDocument(
      before.document,
      before.touched ? { ...before.origin, from: 'saved' } : before.origin,
    );
    // The reload may have come before the database had it: it is kept once more.
    if (before.touched) schedule();
    return true;
  }
  const id = before?.id ?? (await lastKept());
  return id !== undefined && (await openKept(id));
}

/** What was worked on last, unless another tab has it. */
async function lastKept(): Promise<string | undefined> {
  const [kept, claimed] = await Promise.all([keptDocuments(), claimedDocuments()]);
  return kept.find(({ id }) => !claimed.has(id))?.id;
}

/** Opens a document that this browser keeps, under its own id. False where it is gone or cannot be read. */
export async function openKept(id: string): Promise<boolean> {
  const text = await keptText(id);
  const read = text === undefined ? undefined : readDocument(text);
  if (!read?.ok) return false;
  editor().openDocument(read.document, { id, from: 'saved' });
  return true;
}

function openWelcome(): void {
  const template = findTemplate(welcome);
  const origin = { id: newId('document'), from: template ? ('template' as const) : ('new' as const) };
  editor().openDocument(template?.document ?? emptyDocument('Untitled'), origin);
}

/** Opens the document that stands in the address, and takes it out of there: from now on it is in the browser. */
export async function openLink(): Promise<void> {
  const carried = readLinkHash(location.hash);
  if (!carried) return;
  history.replaceState(null, '', location.pathname + location.search);
  if (carried.ok) await openText(carried.text, 'the link', 'link');
  else editor().notify(carried.reason, 'error');
}
