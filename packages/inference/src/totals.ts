import type { GraphAnalysis, NodeAnalysis, Totals } from './analysis.js';
import { changedPlaces } from './changed.js';
import { factsOf } from './node-facts.js';
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

/**
 * Adds up what the nodes of the model have; a layer that is applied several times has its weights once.
 *
 * @param before what an earlier version came to: where only some numbers changed, these are put in place of the old
 */
export function totalsOf(
  graph: GraphAnalysis,
  before?: { readonly graph: GraphAnalysis; readonly totals: Totals },
): Totals {
  return (before && adjusted(graph, before.graph, before.totals)) ?? sumOf(graph);
}

/** The totals of before with what changed put in; undefined where that would not be as good as adding all up. */
function adjusted(now: GraphAnalysis, before: GraphAnalysis, totals: Totals): Totals | undefined {
  if (now.structure !== before.structure || now.unused !== before.unused) return undefined;
  if (factsOf(now.graph.nodes).links || factsOf(before.graph.nodes).links) return undefined;
  const changed = changedPlaces(now.list, before.list);
  if (!changed || totals.macs === null || totals.leftOut.length > 0) return undefined;
  let { total, trainable } = totals.params;
  let { macs } = totals;
  // Beyond what numbers keep exactly, the order in which they are added up would be seen.
  if (Math.max(total, macs) > Number.MAX_SAFE_INTEGER / 2) return undefined;
  for (const at of changed) {
    const [one, other] = [before.list[at] as NodeAnalysis, now.list[at] as NodeAnalysis];
    if (now.unused.has(other.node.id)) continue;
    if (!one.count || !other.count || one.macs === null || other.macs === null) return undefined;
    total += other.count.total - one.count.total;
    trainable += other.count.trainable - one.count.trainable;
    macs += other.macs - one.macs;
    if (!Number.isSafeInteger(total) || !Number.isSafeInteger(macs)) return undefined;
  }
  return { params: { total, trainable }, macs, leftOut: totals.leftOut };
}

function sumOf({ list, unused }: GraphAnalysis): Totals {
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
      // Of a layer whose weights are another's they are counted there.
      if (node.shares === undefined || node.status !== 'ok') leftOut.push(id);
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
