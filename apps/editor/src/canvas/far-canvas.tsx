import { useStore } from '@xyflow/react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useShownTheme } from '../shell/use-theme.js';
import { paint } from './paint.js';
import { readInk } from './palette-colours.js';
import type { CardNode, WireEdge } from './use-flow-nodes.js';

/** The drawing from afar, on one canvas: a thousand layers pan as smoothly as ten. */
export function FarCanvas({
  nodes,
  edges,
}: {
  readonly nodes: readonly CardNode[];
  readonly edges: readonly WireEdge[];
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const theme = useShownTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tokens are others in another theme
  const ink = useMemo(readInk, [theme]);

  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const wide = Math.round(width * devicePixelRatio);
    const high = Math.round(height * devicePixelRatio);
    if (element.width !== wide) element.width = wide;
    if (element.height !== high) element.height = high;
    paint(context, nodes, edges, ink, { x, y, zoom, width, height });
  }, [nodes, edges, ink, x, y, zoom, width, height]);

  return (
    <div className="far-canvas" aria-hidden="true">
      <canvas ref={canvas} style={{ width, height }} />
    </div>
  );
}
