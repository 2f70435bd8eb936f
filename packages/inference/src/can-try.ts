import type { NodeAnalysis } from './analysis.js';

/** Whether single numbers of a layer can be shown, and it can be made small enough to be tried by hand. */
export function canTry({ definition }: NodeAnalysis): boolean {
  return definition?.trial !== undefined && definition.outputValue !== undefined;
}
