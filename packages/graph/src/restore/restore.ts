import type { NetDocument } from '../document.js';
import { migrations } from './migrations.js';
import { plainJson } from './plain.js';
import { type LoadProblem, LoadReport, type Refusal } from './problem.js';
import { isRaw, type Raw, readRecord, unfit } from './record.js';
import { repairReferences } from './references.js';
import { documentRules } from './rules.js';

/** The version of the format that this code writes, and the newest that it reads. */
export const currentVersion = 1;

/** More layers than this are not opened; the largest networks that people draw have some thousands. */
export const mostNodes = 100_000;

/** What became of a file. `document` is undefined where it cannot be opened at all; the one problem then says why. */
export interface Restored {
  readonly document: NetDocument | undefined;
  readonly problems: readonly LoadProblem[];
  /** The ids of the migrations that ran, in their order. */
  readonly migrations: readonly string[];
}

/**
 * Makes a document of anything. Never throws, and loses nothing: what is not known is kept where it stands, what does
 * not fit is kept aside, and every repair is said.
 */
export function restore(value: unknown): Restored {
  try {
    return restoreChecked(value);
  } catch (error) {
    // A getter or a proxy in what we were given; nothing that a file can hold.
    return refuse({
      code: 'load/not-plain',
      reason: `It cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    });
  }
}

function restoreChecked(value: unknown): Restored {
  if (!isRaw(value))
    return refuse({
      code: 'load/wrong-format',
      reason: 'It is not a Netwright document: a document is a JSON object.',
    });
  const format = Object.hasOwn(value, 'format') ? value['format'] : undefined;
  if (format !== 'netwright') {
    return refuse({
      code: 'load/wrong-format',
      reason: 'It is not a Netwright document: it does not say "format": "netwright".',
    });
  }
  const version = Object.hasOwn(value, 'version') ? value['version'] : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    return refuse({
      code: 'load/wrong-format',
      reason: 'It does not say of which version it is: "version" has to be a whole number.',
    });
  }
  if (version > currentVersion) {
    return refuse({
      code: 'load/newer-version',
      reason: `It was written by a newer Netwright: it is of version ${version}, and this one reads up to version ${currentVersion}. The file is as it was.`,
    });
  }
  const plain = plainJson(value);
  if (!plain.ok) return refuse(plain);

  let raw = plain.value as Raw;
  const ran: string[] = [];
  for (const { id, from, run } of migrations) {
    if (from < version) continue;
    raw = run(raw);
    ran.push(id);
  }
  if (ran.length > 0) raw = { ...raw, version: currentVersion };
  const report = new LoadReport();
  if (version < currentVersion)
    report.add(
      'load/older-version',
      `It is of version ${version} of the format. It was brought up to version ${currentVersion}, in which it is saved.`,
      'version',
    );
  const read = readRecord(raw, documentRules, { path: '', report });
  if (read === unfit) return refuse({ code: 'load/wrong-format', reason: 'It is not a Netwright document.' });
  const document = read as unknown as NetDocument;
  const size =
    document.graph.nodes.length + document.blocks.reduce((sum, block) => sum + block.graph.nodes.length, 0);
  if (size > mostNodes) {
    return refuse({
      code: 'load/too-large',
      reason: `It has ${size.toLocaleString('en')} layers; at most ${mostNodes.toLocaleString('en')} can be opened.`,
    });
  }
  return { document: repairReferences(document, report), problems: report.list(), migrations: ran };
}

function refuse({ code, reason }: Refusal): Restored {
  return { document: undefined, problems: [{ code, message: reason }], migrations: [] };
}
