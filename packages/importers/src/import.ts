import { longestText, readDocument } from '@netwright/graph';
import { extract } from './archive.js';
import { gunzip } from './gunzip.js';
import { importKerasJson, isKerasModel } from './keras/model.js';
import type { ImportResult } from './report.js';
import { binaryKind, isGzip, isZip, jsonKind, textKind } from './sniff.js';

/** The largest file that is read, in bytes unpacked: a model of a thousand layers is some 2 MB. */
export const largestFile = longestText;

/** The largest archive that is looked into: beside the network it holds the weights, which are left where they are. */
export const largestArchive = 1024 * 1024 * 1024;

/**
 * Reads any file that Netwright understands, told apart by what is in it, not by its name: a Netwright document or the
 * JSON of a Keras 3 model, also gzipped, and a .keras archive. Never throws for what is in the file.
 */
export function importModel(bytes: Uint8Array, fileName: string): ImportResult {
  if (bytes.length === 0) return { ok: false, reason: `${fileName} is empty.` };
  if (isZip(bytes)) return importArchive(bytes, fileName);
  if (bytes.length > largestFile) return { ok: false, reason: tooLarge(fileName, largestFile) };
  if (!isGzip(bytes)) return importText(bytes, fileName);
  const unpacked = gunzip(bytes, largestFile);
  if (unpacked.ok) return importText(unpacked.bytes, fileName);
  const damaged = `${fileName} is damaged: it cannot be unpacked.`;
  return { ok: false, reason: unpacked.reason === 'too-large' ? tooLarge(fileName, largestFile) : damaged };
}

/** A .keras: the network is in its config.json, the weights beside it are not read. */
function importArchive(bytes: Uint8Array, fileName: string): ImportResult {
  if (bytes.length > largestArchive) return { ok: false, reason: tooLarge(fileName, largestArchive) };
  const config = extract(bytes, 'config.json', largestFile);
  if (!config.ok) return { ok: false, reason: `${fileName} is a zip archive that ${config.what}.` };
  const result = importText(config.bytes, `config.json in ${fileName}`);
  if (!result.ok || !config.names.some((name) => name.includes('.weights.'))) return result;
  const message = 'The weights in the archive are not read: Netwright takes the network alone.';
  return { ...result, report: [...result.report, { message }] };
}

function tooLarge(fileName: string, most: number): string {
  return `${fileName} is larger than ${most / 1024 / 1024} MB, the most that is read.`;
}

function importText(bytes: Uint8Array, fileName: string): ImportResult {
  const binary = binaryKind(bytes);
  if (binary) return otherwise(fileName, binary);
  const text = decode(bytes);
  if (text === undefined || text.includes('\0')) return otherwise(fileName, 'not text');
  const other = textKind(text);
  if (other) return otherwise(fileName, other);
  const foreign = parseForeign(text);
  if (foreign !== undefined) {
    if (isKerasModel(foreign)) return importKerasJson(foreign);
    const kind = jsonKind(foreign);
    if (kind) return otherwise(fileName, kind);
  }
  const read = readDocument(text);
  if (!read.ok) return { ok: false, reason: `${fileName}: ${read.reason}` };
  return { ok: true, document: read.document, report: read.problems.map(({ message }) => ({ message })) };
}

function otherwise(fileName: string, what: string): ImportResult {
  return {
    ok: false,
    reason: `${fileName} is ${what}. Netwright reads its own documents, and Keras models as JSON or .keras.`,
  };
}

/** UTF-8, or UTF-16 where a byte order mark says so; undefined for what is not text. */
function decode(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The JSON in a text that says nowhere to be ours; undefined where it may be, or is no JSON: the reader of documents then says why. */
function parseForeign(text: string): unknown {
  if (/"format"\s*:\s*"netwright"/.test(text.slice(0, 2000))) return undefined;
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
