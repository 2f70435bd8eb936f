import { writeDocument } from '@netwright/graph';
import { editor } from '../store/editor.js';
import { download } from './download.js';
import { fileStem } from './file-name.js';

// Chromium's own way to write to a file that the user picked; elsewhere the file is downloaded.
interface PickerWindow {
  showSaveFilePicker?(options: {
    suggestedName: string;
    types: readonly { description: string; accept: { readonly [mime: string]: readonly string[] } }[];
  }): Promise<FileSystemFileHandle>;
}

const ending = '.netwright.json';

/** The file that each open document was last written to, so that saving again asks nothing. */
const handles = new Map<string, FileSystemFileHandle>();

/** Writes the open document to a file of the user's choice; with `as`, asks again which. */
export async function saveToDisk({ as = false } = {}): Promise<void> {
  const { document, origin, notify } = editor();
  const text = writeDocument(document);
  const name = `${fileStem(document.name)}${ending}`;
  const pick = (window as PickerWindow).showSaveFilePicker;
  if (!pick) {
    download(name, new Blob([text], { type: 'application/json' }));
    notify(`Saved as ${name} in your downloads.`);
    return;
  }
  try {
    const handle =
      (as ? undefined : handles.get(origin.id)) ??
      (await pick.call(window, {
        suggestedName: name,
        types: [{ description: 'Netwright document', accept: { 'application/json': [ending] } }],
      }));
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
    handles.set(origin.id, handle);
    notify(`Saved as ${handle.name}.`);
  } catch (error) {
    // Closing the dialog is an answer, not a fault.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    handles.delete(origin.id);
    notify('The file could not be written: it may be read-only, or gone. Choose another one.', 'error', {
      title: 'Save as',
      run: () => void saveToDisk({ as: true }),
    });
  }
}
