import type { ReportLine } from '@netwright/importers';
import { create } from 'zustand';

/** What was not understood of a file that was opened. */
export interface Report {
  readonly name: string;
  readonly lines: readonly ReportLine[];
}

export const useReport = create<{ readonly report: Report | undefined }>()(() => ({ report: undefined }));

export function showReport(report: Report | undefined): void {
  useReport.setState({ report });
}
