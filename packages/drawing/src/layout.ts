import type { Graph } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import type { ELK, ELKConstructorArguments, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import { cardSize, type Direction, type Point, type Positions } from './geometry.js';
import { gapAcross, gapAlong, rowsOf, simpleLayout } from './simple-layout.js';

/** Makes a worker with ELK in it. */
type ElkWorker = NonNullable<ELKConstructorArguments['workerFactory']>;

export interface LayoutChoice {
  readonly direction: Direction;
  /**
   * Makes the worker that does the work in a browser (`elkjs/lib/elk-worker.min.js`). Without it the work is done
   * where it is asked for, which is what a command line wants.
   */
  readonly worker?: ElkWorker;
}

const grid = 4;

/** Cards side by side beyond which the layout engine takes seconds, and soon minutes. */
const widest = 100;

/** Between two cards of a row there is room for a wire that goes past. */
function options(direction: Direction): LayoutOptions {
  return {
    'elk.algorithm': 'layered',
    'elk.direction': direction === 'down' ? 'DOWN' : 'RIGHT',
    'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
    'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
    'elk.layered.nodePlacement.favorStraightEdges': 'true',
    'elk.layered.spacing.nodeNodeBetweenLayers': String(gapAlong(direction)),
    'elk.layered.spacing.edgeNodeBetweenLayers': '12',
    'elk.spacing.nodeNode': String(gapAcross),
    'elk.spacing.edgeNode': '40',
    'elk.spacing.edgeEdge': '14',
    'elk.spacing.componentComponent': '72',
    'elk.edgeRouting': 'POLYLINE',
  };
}

/**
 * Where every card goes: rows from the inputs to the outputs, in the model's order, long wires in lanes of their own.
 * The upper left corners, on a grid of 4 pixels, from (0, 0) on. Looks at the graph only, not at old positions. A plain
 * chain, and what is too wide or too long for the engine, gets simple rows.
 */
export async function layout(
  graph: Graph,
  _analysis: Analysis,
  { direction, worker }: LayoutChoice,
): Promise<Positions> {
  if (isChain(graph) || rowsOf(graph).some((row) => row.length > widest))
    return simpleLayout(graph, direction);
  const ids = new Set(graph.nodes.map(({ id }) => id));
  // Names in the layout are numbers: ids come from files and may be anything.
  const key = new Map([...ids].map((id, index) => [id, `n${index}`]));
  const root: ElkNode = {
    id: 'root',
    layoutOptions: options(direction),
    children: [...ids].map((id) => ({ id: key.get(id) as string, ...cardSize })),
    edges: graph.edges
      .filter(({ from, to }) => ids.has(from.node) && ids.has(to.node) && from.node !== to.node)
      .map(({ from, to }, index) => ({
        id: `e${index}`,
        sources: [key.get(from.node) as string],
        targets: [key.get(to.node) as string],
      })),
  };
  const elk = await engine(worker);
  try {
    const placed = await elk.layout(root);
    const points = (placed.children ?? []).map(({ x = 0, y = 0 }) => ({ x, y }));
    const left = Math.min(...points.map(({ x }) => x));
    const top = Math.min(...points.map(({ y }) => y));
    const snap = (value: number) => Math.round(value / grid) * grid;
    return new Map(
      [...ids].map((id, index) => {
        const { x, y } = points[index] as Point;
        return [id, { x: snap(x - left), y: snap(y - top) }];
      }),
    );
  } catch (error) {
    // The engine calls itself once for each row of a long drawing.
    if (error instanceof RangeError) return simpleLayout(graph, direction);
    throw error;
  } finally {
    if (worker) elk.terminateWorker();
  }
}

function isChain({ nodes, edges }: Graph): boolean {
  if (edges.length !== nodes.length - 1) return nodes.length === 0;
  return (
    new Set(edges.map(({ from }) => from.node)).size === edges.length &&
    new Set(edges.map(({ to }) => to.node)).size === edges.length
  );
}

/** The layout engine is large (1.5 MB), so it is fetched when it is first asked for. */
async function engine(worker: ElkWorker | undefined): Promise<ELK> {
  if (worker) {
    const { default: Elk } = await import('elkjs/lib/elk-api.js');
    return new Elk({ workerFactory: worker });
  }
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  return new Elk();
}
