import { acceptsWire } from '@netwright/inference';
import { Handle, type NodeProps, useConnection } from '@xyflow/react';
import { memo } from 'react';
import { KindTile } from '../icons/kind-tile.js';
import { grouped } from '../numbers/number-text.js';
import { useEditor } from '../store/editor.js';
import { CardName } from './card-name.js';
import type { CardView } from './card-view.js';
import { inputHandle, inputPlaces, outputHandle, outputPlaces, portOf, sides } from './ports.js';
import type { CardNode } from './use-flow-nodes.js';
import './card.css';
import './port.css';
import './zoom-level.css';

/** A layer on the board. */
export const Card = memo(function Card({ data: { card }, selected }: NodeProps<CardNode>) {
  const hovered = useEditor((state) => state.hovered === card.id);
  const category = card.definition?.category ?? (card.isBlock ? 'core' : 'regularization');
  const tone =
    card.status === 'faulty'
      ? 'faulty'
      : card.status === 'waiting'
        ? 'pale'
        : card.status === 'inert'
          ? 'inert'
          : 'plain';
  return (
    <>
      <div
        className="card"
        data-testid="card"
        data-name={card.name}
        data-tone={tone}
        data-selected={selected || undefined}
        data-hovered={hovered || undefined}
        data-unused={card.unused || undefined}
        style={
          {
            '--hue': `var(--${category})`,
            '--tint': `var(--${category}-tint)`,
          } as React.CSSProperties
        }
      >
        <KindTile definition={card.definition} isBlock={card.isBlock} />
        <div className="card-text">
          <CardName id={card.id} name={card.name} />
          <span className="card-line" title={card.trouble ?? undefined}>
            {card.trouble ?? card.line}
          </span>
        </div>
        {card.count !== undefined && card.count > 0 && (
          <span className="card-count" title={`${grouped(card.count)} parameters`}>
            {grouped(card.count)}
          </span>
        )}
        <Share card={card} />
      </div>
      {card.end && (
        <span className="card-end" title={card.end.type} data-testid="end-shape">
          {card.end.shape}
          {card.end.output !== undefined && <em>{card.end.output}</em>}
        </span>
      )}
      <Ports card={card} />
    </>
  );
});

/** The thin bar: what part of the whole network this layer is. */
function Share({ card: { count, macs } }: { readonly card: CardView }) {
  const share = useEditor(({ measure, analysis: { totals } }) => {
    const [part, whole] =
      measure === 'parameters' ? [count ?? 0, totals.params.total] : [macs ?? 0, totals.macs ?? 0];
    return whole > 0 ? Math.round((part / whole) * 1000) / 10 : 0;
  });
  if (share <= 0) return null;
  return (
    <span className="card-share" aria-hidden="true">
      <i style={{ width: `${Math.max(share, 1.2)}%` }} />
    </span>
  );
}

function Ports({ card }: { readonly card: CardView }) {
  const direction = useEditor((state) => state.direction);
  const pulled = useConnection(({ inProgress, fromHandle }) =>
    inProgress && fromHandle ? `${fromHandle.type} ${fromHandle.id} ${fromHandle.nodeId}` : undefined,
  );
  const { input, output } = sides(direction);
  const edge = direction === 'down' ? 'left' : 'top';
  return (
    <>
      {inputPlaces(card.inputs).map((share, port) => (
        <Handle
          key={inputHandle(port)}
          id={inputHandle(port)}
          type="target"
          position={input}
          className="port"
          style={{ [edge]: `${share * 100}%` }}
          data-free={port === card.inputs.free || undefined}
          data-answer={answer(pulled, card.id, port, 'target')}
          title={card.inputs.names[port] ?? 'another input'}
        />
      ))}
      {outputPlaces(card.outputs).map((share, port) => (
        <Handle
          key={outputHandle(port)}
          id={outputHandle(port)}
          type="source"
          position={output}
          className="port"
          style={{ [edge]: `${share * 100}%` }}
          data-answer={answer(pulled, card.id, port, 'source')}
        />
      ))}
    </>
  );
}

/** Whether the wire that is being pulled could end here; undefined while none is. */
function answer(
  pulled: string | undefined,
  id: string,
  port: number,
  type: 'source' | 'target',
): 'yes' | 'no' | undefined {
  if (pulled === undefined) return undefined;
  const [fromType, handle, ...rest] = pulled.split(' ');
  const node = rest.join(' ');
  if (fromType === type) return node === id && portOf(handle) === port ? undefined : 'no';
  const { main } = useEditor.getState().analysis;
  const here = { node: id, port };
  const there = { node, port: portOf(handle) };
  const result = type === 'target' ? acceptsWire(main, there, here) : acceptsWire(main, here, there);
  return result.ok ? 'yes' : 'no';
}
