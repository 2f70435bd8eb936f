import { type Direction, layout, type Positions } from '@netwright/drawing';
import type { Graph } from '@netwright/graph';
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { editor } from '../store/editor.js';
import { simplePlaces } from './simple-places.js';

/**
 * Places for all cards. A chain is laid out here and now; anything else by the layout engine, which is loaded when it
 * is first needed and works beside the editor. Where that fails, in simple rows.
 */
export async function arrange(graph: Graph, direction: Direction): Promise<Positions> {
  if (isChain(graph)) return simplePlaces(graph, direction);
  try {
    return await layout(graph, editor().analysis, {
      direction,
      worker: () => new Worker(elkWorkerUrl, { name: 'layout' }),
    });
  } catch (error) {
    console.error('The layout engine failed:', error);
    return simplePlaces(graph, direction);
  }
}

function isChain({ nodes, edges }: Graph): boolean {
  if (edges.length !== nodes.length - 1) return false;
  return (
    new Set(edges.map(({ from }) => from.node)).size === edges.length &&
    new Set(edges.map(({ to }) => to.node)).size === edges.length
  );
}
