/** Files to read from: those that a person chose in the browser, or those of a folder. */
export interface DataFiles {
  readonly names: readonly string[];
  /** The content of one of them; a gzipped one as it lies there. */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Something is wrong with the data; the message says what. */
export class DataError extends Error {}

/** The content of the first file of one of these names, unpacked where it is gzipped. */
export async function readFirst(
  files: DataFiles,
  wanted: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  const endsWith = (name: string) => wanted.some((end) => name.split('/').pop() === end);
  const name = files.names.find((each) => endsWith(each) || endsWith(each.replace(/\.gz$/, '')));
  if (name === undefined) {
    const given = files.names.slice(0, 8).join(', ') || 'none';
    throw new DataError(`There is no file ${wanted[0]} (nor ${wanted[0]}.gz) among those given: ${given}.`);
  }
  return unpacked(await files.read(name), name);
}

/** The bytes as they are, or what they hold where they are gzipped. */
export async function unpacked(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new DataError(`${name} is damaged: it cannot be unpacked.`);
  }
}
