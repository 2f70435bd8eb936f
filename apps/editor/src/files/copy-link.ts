import { writeDocument } from '@netwright/graph';
import { editor } from '../store/editor.js';
import { linkHash } from './link.js';

/** Longer addresses are cut by some of the programs that they are sent with. */
const longest = 30_000;

/** Puts a link on the clipboard that carries the whole document: whoever opens it has a copy, and no server is asked. */
export async function copyLink(): Promise<void> {
  const { document, notify } = editor();
  const link = `${location.origin}${location.pathname}${linkHash(writeDocument(document))}`;
  try {
    await navigator.clipboard.writeText(link);
    notify(
      link.length > longest
        ? `Link copied. It has ${link.length.toLocaleString('en-US')} characters, more than some programs send: a file is safer.`
        : 'Link copied: it carries the whole network.',
    );
  } catch {
    notify('The browser does not allow copying from here.', 'error');
  }
}
