/** What the first bytes of a file say it is, in words; undefined where it can be text. */
const signatures: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x89, 0x48, 0x44, 0x46], 'an HDF5 file: weights, or a model in the older format of Keras'],
  [[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], 'a NumPy array'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
];

export function binaryKind(bytes: Uint8Array): string | undefined {
  return signatures.find(([signature]) => signature.every((byte, index) => bytes[index] === byte))?.[1];
}

/** True for a zip archive, also one without entries. */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, third, fourth] = bytes;
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What a text is that is not JSON, where its beginning tells. */
export function textKind(text: string): string | undefined {
  const start = text.slice(0, 300).trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html'))
    return 'a web page, perhaps the page of a download instead of the file';
  if (start.startsWith('version https://git-lfs'))
    return 'a Git LFS pointer: the file itself has not been fetched';
  if (start.startsWith('<svg') || start.startsWith('<?xml')) return 'XML';
  if (/^(import|from|#!)/.test(start)) return 'source code';
  return undefined;
}

/** What a JSON file is that other tools write. */
export function jsonKind(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const has = (key: string) => Object.hasOwn(value, key);
  if (has('modelTopology') || has('weightsManifest'))
    return 'a model of TensorFlow.js, which is not read yet';
  if (has('keras_version') && has('date_saved'))
    return 'the metadata of a .keras archive; the model is in its config.json';
  if (has('nbformat')) return 'a notebook';
  if (has('class_name') && has('config')) return 'one serialised Keras object, but no model with layers';
  return undefined;
}
