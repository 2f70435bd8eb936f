import type { Analysis, GraphAnalysis } from '../analysis.js';
import type { Where } from '../problem.js';
import { drawnGraph } from './drawn-graph.js';
import { instanceAt } from './origin.js';

/**
 * The drawing that a place is in, with what is known there: the network itself, or the inside of a block as it stands at
 * the instance that the place names.
 */
export function graphAt(analysis: Analysis, where: Where): GraphAnalysis {
  const { main, flat, expansion } = analysis;
  if (where.graph === 'main' || !expansion) return main;
  const instance = instanceAt(expansion, where);
  if (!instance?.block) return main;
  return drawnGraph(instance.block.graph, instance, flat, expansion, undefined);
}
