import { type Direction, layout, type Positions, simpleLayout } from '@netwright/drawing';
import type { Graph } from '@netwright/graph';
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { editor } from '../store/editor.js';

/**
 * Places for all cards, by the layout engine where it is needed: it is loaded then, and works beside the editor. Where
 * that fails, in simple rows.
 */
export async function arrange(graph: Graph, direction: Direction): Promise<Positions> {
  try {
    return await layout(graph, editor().analysis, {
      direction,
      worker: () => new Worker(elkWorkerUrl, { name: 'layout' }),
    });
  } catch (error) {
    console.error('The layout engine failed:', error);
    return simpleLayout(graph, direction);
  }
}
