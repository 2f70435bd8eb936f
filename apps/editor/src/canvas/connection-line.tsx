import { route } from '@netwright/drawing';
import type { ConnectionLineComponentProps } from '@xyflow/react';
import { useEditor } from '../store/editor.js';

/** The wire in the hand. */
export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  fromHandle,
  connectionStatus,
}: ConnectionLineComponentProps) {
  const direction = useEditor((state) => state.direction);
  const from = { x: fromX, y: fromY, width: 0, height: 0 };
  const to = { x: toX, y: toY, width: 0, height: 0 };
  const { path } =
    fromHandle.type === 'source' ? route(from, to, direction, []) : route(to, from, direction, []);
  return <path className="pulled-wire" data-status={connectionStatus ?? undefined} d={path} />;
}
