import { type ImportResult, importModel, isZip, largestArchive, largestFile } from '@netwright/importers';
import { tooLarge } from './size-limit.js';

/** What the page asks: a file by any way, and how it is called. */
export interface ImportQuestion {
  readonly file: Blob;
  readonly name: string;
}

// Reads files beside the page, which stays quick however much there is to read, and can stop it at any time.
self.addEventListener('message', ({ data }: MessageEvent<ImportQuestion>) => {
  void read(data).then((result) => self.postMessage(result));
});

/** What the importers promise never to throw is caught all the same: a fault of ours must not cost the open document. */
async function read({ file, name }: ImportQuestion): Promise<ImportResult> {
  let bytes: Uint8Array;
  try {
    // An archive has the weights beside the network, and may be larger than what is read of it.
    const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    const large = tooLarge(file.size, isZip(head) ? largestArchive : largestFile);
    if (large) return { ok: false, reason: `${name} was not opened. ${large}` };
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { ok: false, reason: `${name} cannot be read: it may be a folder, or gone.` };
  }
  try {
    return importModel(bytes, name);
  } catch (error) {
    console.error(error);
    return { ok: false, reason: `${name} could not be read: that is a fault of Netwright, not yours.` };
  }
}
