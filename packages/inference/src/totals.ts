import type { GraphAnalysis, NodeAnalysis, Totals } from './analysis.js';
import type { Problem } from './problem.js';

/** Says why the multiply-accumulates are not known where no fault says it already: a size is open. */
export function costProblems({ id: graph, list, unused }: GraphAnalysis, { macs }: Totals): Problem[] {
  if (macs !== null) return [];
  const open = list
    .filter((node) => node.status === 'ok' && node.macs === null && !unused.has(node.node.id))
    .map(({ node }) => node.id);
  if (open.length === 0) return [];
  return [
    {
      code: 'cost/open-size',
      where: { graph, nodes: open },
      severity: 'advice',
      message:
        'The multiply-accumulates depend on a size that is open until the data comes. Give the Input a fixed size to see them.',
    },
  ];
}

/** Adds up what the nodes of the model have; a layer that is applied several times has its weights once. */
export function totalsOf({ list, unused }: GraphAnalysis): Totals {
  let total = 0;
  let trainable = 0;
  let macs: number | null = 0;
  const leftOut: string[] = [];
  const applied = sharedLayers(list);
  for (const node of list) {
    const { id } = node.node;
    if (unused.size > 0 && unused.has(id)) continue;
    macs = macs === null || node.macs === null ? null : macs + node.macs;
    if (!node.count) {
      leftOut.push(id);
      continue;
    }
    if (applied) {
      const layer = node.shares ?? id;
      if (applied.get(layer) === true) continue;
      if (applied.has(layer)) applied.set(layer, true);
    }
    total += node.count.total;
    trainable += node.count.trainable;
  }
  return { params: { total, trainable }, macs, leftOut };
}

/** The layers that are applied at several places, none of them counted yet; undefined where there is none. */
function sharedLayers(list: readonly NodeAnalysis[]): Map<string, boolean> | undefined {
  let owners: Map<string, boolean> | undefined;
  for (const { shares } of list) {
    if (shares === undefined) continue;
    owners ??= new Map();
    owners.set(shares, false);
  }
  return owners;
}
