import { useConnection } from '@xyflow/react';
import { boardView } from './board-view.js';
import type { CardViews } from './card-view.js';
import { cardAt, useRefusal, wireTo } from './connecting.js';
import { portOf } from './ports.js';

/** At the cursor: why the wire that is being pulled cannot end here, or could not a moment ago. */
export function ConnectionHint({ cards }: { readonly cards: CardViews }) {
  const refusal = useRefusal((state) => state.refusal);
  const live = useConnection(({ inProgress, to, fromHandle, toHandle, isValid }) => {
    if (!inProgress || !to || isValid) return undefined;
    const id = toHandle?.nodeId ?? cardAt(to);
    if (id === undefined || id === fromHandle.nodeId) return undefined;
    const answer = wireTo(
      { type: fromHandle.type, port: { node: fromHandle.nodeId, port: portOf(fromHandle.id) } },
      id,
      cards,
    );
    return 'reason' in answer ? hint(to, answer.reason) : undefined;
  });
  const shown = live ?? refusal;
  if (!shown) return null;
  return (
    <div
      className="connection-hint"
      role="tooltip"
      data-testid="connection-hint"
      style={{ transform: `translate(${shown.x + 14}px, ${shown.y + 16}px)` }}
    >
      {shown.reason}
    </div>
  );
}

function hint(
  at: { readonly x: number; readonly y: number },
  reason: string,
): { x: number; y: number; reason: string } {
  const { x, y } = boardView.toScreen(at);
  return { x, y, reason };
}
