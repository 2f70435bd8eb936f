import { cardSize } from '@netwright/drawing';
import { shownNodes } from '@netwright/inference';
import { useStore } from '@xyflow/react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useProblems } from '../numbers/use-problems.js';
import { ProblemPopover } from '../problems/problem-popover.js';
import { useEditor } from '../store/editor.js';
import type { CardViews } from './card-view.js';
import { useLivePositions } from './live-positions.js';

const width = 300;
const margin = 12;
const distance = 18;

/** Beside the one selected layer, if something is wrong with it: what, and the ways out. Always within the board. */
export function CardPopover({ cards }: { readonly cards: CardViews }) {
  const selection = useEditor((state) => state.selection);
  const problems = useProblems();
  const nodes = useEditor((state) => state.document.graph.nodes);
  const moving = useLivePositions((state) => state.positions !== undefined);
  const [x, y, zoom] = useStore((state) => state.transform);
  const boardWidth = useStore((state) => state.width);
  const boardHeight = useStore((state) => state.height);
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  const [closed, setClosed] = useState<unknown>();
  useLayoutEffect(() => {
    const now = box.current?.offsetHeight ?? 0;
    if (now > 0 && now !== height) setHeight(now);
  });

  const [id] = selection;
  const card = id === undefined ? undefined : cards.get(id);
  const position = nodes.find((node) => node.id === id)?.position;
  const own = problems.filter(({ where, severity }) => shownNodes(where)[0] === id && severity !== 'advice');
  if (!card || selection.size !== 1 || own.length === 0 || !position || moving || closed === selection)
    return null;
  const left = position.x * zoom + x;
  const right = left + cardSize.width * zoom;
  const top = position.y * zoom + y;
  // A layer that was scrolled out of sight takes its popover along.
  if (top > boardHeight || top + cardSize.height * zoom < 0 || left > boardWidth || right < 0) return null;
  const fits = right + distance + width + margin < boardWidth;
  const place = {
    x: Math.max(
      margin,
      Math.min(boardWidth - width - margin, fits ? right + distance : left - distance - width),
    ),
    y: Math.max(margin, Math.min(boardHeight - height - margin, top - 8)),
  };
  const sorted = [...own].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  return (
    <div
      ref={box}
      className="card-popover"
      style={{ transform: `translate(${place.x}px, ${place.y}px)`, maxHeight: boardHeight - 2 * margin }}
    >
      <ProblemPopover key={id} name={card.name} problems={sorted} close={() => setClosed(selection)} />
    </div>
  );
}
