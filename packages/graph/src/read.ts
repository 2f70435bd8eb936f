import type { NetDocument } from './document.js';
import { findJsonFault } from './json-fault.js';
import type { LoadProblem } from './restore/problem.js';
import { restore } from './restore/restore.js';

/** The longest text that is read, in characters. */
export const longestText = 50 * 1024 * 1024;

/** A document with what had to be mended, or a sentence that says why there is none. */
export type ReadResult =
  | { readonly ok: true; readonly document: NetDocument; readonly problems: readonly LoadProblem[] }
  | { readonly ok: false; readonly reason: string };

/** Reads the text of a `.netwright.json`. Never throws. */
export function readDocument(text: string): ReadResult {
  if (text.length > longestText) {
    return { ok: false, reason: `It is larger than ${longestText / 1024 / 1024} MB, the most that is read.` };
  }
  // Windows editors put a byte order mark in front, which JSON does not have.
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (json.trim() === '') return { ok: false, reason: 'It is empty.' };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { ok: false, reason: notJsonReason(json) };
  }
  const { document, problems } = restore(value);
  return document
    ? { ok: true, document, problems }
    : { ok: false, reason: problems[0]?.message ?? 'It cannot be read.' };
}

function notJsonReason(text: string): string {
  if (/^\s*<(!doctype|html|\?xml|svg)/i.test(text.slice(0, 200)))
    return 'It is a web page or XML, not a Netwright document.';
  const { line, column, message } = findJsonFault(text);
  return `It is not JSON: in line ${line}, column ${column}, ${message}.`;
}
