import type { GraphAnalysis } from '@netwright/inference';
import { isRefusal, type TfjsRefusal, type TfjsUse } from '@netwright/layers/tfjs';

/**
 * The nodes whose output's mask some layer takes, or makes another one of that is taken, or that comes out with an
 * output of the model.
 */
export function neededMasks(
  { order, incoming, graph }: GraphAnalysis,
  uses: ReadonlyMap<string, TfjsUse | TfjsRefusal>,
): ReadonlySet<string> {
  const needed = new Set(graph.outputs.map(({ from }) => from.node));
  for (const id of [...order].reverse()) {
    const use = uses.get(id);
    if (!use || isRefusal(use)) continue;
    const from = (incoming.get(id) ?? []).map((wire) => wire.from.node);
    for (const input of use.masks) if (from[input] !== undefined) needed.add(from[input]);
    if (!needed.has(id) || !use.mask) continue;
    if ('of' in use.mask) {
      if (from[use.mask.of] !== undefined) needed.add(from[use.mask.of] as string);
    } else if (use.mask.from === 'masks') for (const source of from) needed.add(source);
  }
  return needed;
}
