import { useEffect, useState } from 'react';
import { saveToDisk } from './save.js';
import { useSaving } from './saving.js';

/** Beside the name of the document: whether it is kept, and since when. */
export function SavedState() {
  const { state, at, reason } = useSaving();
  const now = useNow(state === 'saved');
  if (state === 'untouched') return null;
  if (state === 'failed') {
    return (
      <button type="button" className="saved saved-failed" title={reason} onClick={() => void saveToDisk()}>
        not kept here: save to disk
      </button>
    );
  }
  return (
    <span
      className="saved"
      data-testid="saved-state"
      data-state={state}
      title={at === undefined ? undefined : new Date(at).toLocaleString()}
    >
      {state === 'pending' ? 'saving' : `saved in this browser, ${ago(now - (at ?? now))}`}
    </span>
  );
}

/** The time, looked at again every half minute while somebody wants to know. */
function useNow(wanted: boolean): number {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => tick((count) => count + 1), 30_000);
    return () => clearInterval(timer);
  }, [wanted]);
  return Date.now();
}

/** How long ago, in words: `just now`, `5 minutes ago`, `3 days ago`. */
export function ago(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} minute${minutes === 1 ? '' : 's'} ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} hour${hours === 1 ? '' : 's'} ago`;
  const days = Math.floor(hours / 24);
  return `${days} day${days === 1 ? '' : 's'} ago`;
}
