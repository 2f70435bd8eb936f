import type { NetDocument } from '@netwright/graph';

/** Something that a file says and Netwright did not understand, or took otherwise than a reader might expect. */
export interface ReportLine {
  readonly message: string;
  /** Id of the node it is about. */
  readonly node?: string;
}

/** A document with what was not understood, or the reason why there is none, as a sentence. */
export type ImportResult =
  | { readonly ok: true; readonly document: NetDocument; readonly report: readonly ReportLine[] }
  | { readonly ok: false; readonly reason: string };
