import { type NetDocument, newId } from '@netwright/graph';
import type { Origin } from '../store/document-slice.js';
import { editor } from '../store/editor.js';
import { flush } from './autosave.js';
import { readInWorker } from './reading.js';
import { showReport } from './report.js';

/** Opens a file that was chosen or dropped. What is open stays until the file is read; where it cannot be, a sentence says why. */
export async function openFile(file: File): Promise<boolean> {
  return openBlob(file, file.name, 'file');
}

/** Opens text that was pasted, or that a link carried. */
export async function openText(text: string, name: string, from: Origin['from']): Promise<boolean> {
  return openBlob(new Blob([text]), name, from);
}

async function openBlob(file: Blob, name: string, from: Origin['from']): Promise<boolean> {
  const result = await readInWorker(file, name);
  if (!result) {
    editor().announce(`${name} is not read any more. What was open stays.`);
    return false;
  }
  if (!result.ok) return refuse(result.reason);
  if (!(await openAsNew(result.document, from, name))) return false;
  if (result.report.length > 0) showReport({ name: result.document.name, lines: result.report });
  else editor().notify(`Opened ${name}.`);
  return true;
}

/** Puts a document on the board under an id of its own. What was open is kept first; where it cannot be, that is asked about. */
export async function openAsNew(
  document: NetDocument,
  from: Origin['from'],
  fileName?: string,
): Promise<boolean> {
  const open = () =>
    editor().openDocument(document, {
      id: newId('document'),
      from,
      ...(fileName === undefined ? {} : { fileName }),
    });
  return afterKeeping(open);
}

/** Keeps what is open and then goes on. Where the browser cannot keep it, nothing happens unless the user says so. */
export async function afterKeeping(goOn: () => void): Promise<boolean> {
  if (await flush()) {
    goOn();
    return true;
  }
  const { document, notify } = editor();
  notify(
    `“${document.name}” cannot be kept in this browser. Save it to disk first, or it is gone when another one is opened.`,
    'error',
    {
      title: 'Open anyway',
      run: goOn,
    },
  );
  return false;
}

function refuse(reason: string): false {
  editor().notify(reason, 'error');
  return false;
}

/** Lets the user choose a file. Resolves when one was opened or refused, or never where none is chosen. */
export function chooseFile(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.keras,.gz,.svg,application/json';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void openFile(file);
  });
  input.click();
}
