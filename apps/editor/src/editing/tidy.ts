import type { Direction, Point as Position } from '@netwright/drawing';
import { batch, type Edit } from '@netwright/graph';
import { boardView } from '../canvas/board-view.js';
import { showPositions } from '../canvas/live-positions.js';
import { editor } from '../store/editor.js';
import { arrange } from './arrange.js';

const duration = 140;
/** More cards than this take their places at once. */
const mostGliding = 400;

/** Arranges the whole drawing, in one undo step; the cards glide to their places. */
export async function tidy(direction: Direction = editor().direction): Promise<void> {
  const { document } = editor();
  const wanted = await arrange(document.graph, direction);
  const now = editor();
  // Somebody went on drawing: what was arranged is not there any more.
  if (now.document.graph.nodes !== document.graph.nodes || now.document.graph.edges !== document.graph.edges)
    return;
  const from = new Map(document.graph.nodes.map((node) => [node.id, node.position ?? { x: 0, y: 0 }]));
  const to = anchored(from, wanted);
  const moved = [...to].filter(([id, { x, y }]) => from.get(id)?.x !== x || from.get(id)?.y !== y);
  if (moved.length === 0) {
    now.announce('The drawing is tidy already');
    boardView.open();
    return;
  }
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches || moved.length > mostGliding;
  if (!still) await glide(from, to);
  const edits = moved.map(
    ([id, value]): Edit => ({ type: 'set-node', graph: 'main', id, property: 'position', value }),
  );
  editor().edit(batch('Tidy', edits), { announce: 'Tidied' });
  showPositions(undefined);
  boardView.open();
}

/** The same arrangement where the first card stays where it is. */
function anchored(
  from: ReadonlyMap<string, Position>,
  to: ReadonlyMap<string, Position>,
): ReadonlyMap<string, Position> {
  const [first] = from.keys();
  const before = from.get(first ?? '');
  const after = to.get(first ?? '');
  if (!before || !after) return to;
  const dx = before.x - after.x;
  const dy = before.y - after.y;
  return new Map([...to].map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]));
}

function glide(from: ReadonlyMap<string, Position>, to: ReadonlyMap<string, Position>): Promise<void> {
  return new Promise((done) => {
    const start = performance.now();
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - start) / duration));
      const eased = 1 - (1 - share) ** 3;
      const between = (a: number, b: number) => Math.round(a + (b - a) * eased);
      showPositions(
        new Map(
          [...to].map(([id, end]) => {
            const begin = from.get(id) ?? end;
            return [id, { x: between(begin.x, end.x), y: between(begin.y, end.y) }];
          }),
        ),
      );
      if (share < 1) requestAnimationFrame(step);
      else done();
    };
    requestAnimationFrame(step);
  });
}
