import { type LayerSummary, largestShares, originOf } from '@netwright/inference';
import { useId, useState } from 'react';
import { compact, counted, grouped } from '../numbers/number-text.js';
import { editor } from '../store/editor.js';
import { SegmentsControl } from './controls/choice-control.js';
import './shares.css';

const measures = new Map([
  ['params', 'parameters'],
  ['macs', 'MACs'],
] as const);

/** How the total comes about: the layers that bring most of it, each with its share. */
export function SharesSection({ layers }: { readonly layers: readonly LayerSummary[] }) {
  const [measure, setMeasure] = useState<'params' | 'macs'>('params');
  const id = useId();
  const { total, largest, rest } = largestShares(layers, measure);
  if (layers.every(({ params, macs }) => !params && !macs)) return null;
  return (
    <>
      <h3 className="inspector-section">How it comes about</h3>
      <div className="shares">
        <SegmentsControl
          id={id}
          name="What is shared out"
          options={[...measures.keys()]}
          labels={measures}
          selected={measure}
          describedBy={`${id}-total`}
          choose={(option) => setMeasure(option === 'macs' ? 'macs' : 'params')}
        />
        <ol aria-label="The largest shares">
          {largest.map(({ id: node, path, amount, share }) => (
            <li key={node}>
              <button type="button" title={`Select ${path}`} onClick={() => select(node)}>
                <span className="shares-name">{path}</span>
                <span title={grouped(amount)}>{amount < 1e8 ? grouped(amount) : compact(amount)}</span>
                <b>{percent(share)}</b>
                <span className="shares-bar" style={{ width: `${Math.max(share * 100, 0.5)}%` }} />
              </button>
            </li>
          ))}
        </ol>
        <p id={`${id}-total`}>
          {rest.layers > 0 && `${counted(rest.layers, 'other layer')}: ${percent(rest.share)}. `}
          {grouped(total)} in all.
        </p>
      </div>
    </>
  );
}

/** A layer inside a block is found where the block stands on the board. */
function select(id: string): void {
  editor().select([originOf(editor().analysis, id)?.instance[0] ?? id]);
}

/** `78.0 %`; what is there is never said to be nothing. */
function percent(share: number): string {
  if (share > 0 && share < 0.001) return '< 0.1 %';
  return `${(share * 100).toFixed(1)} %`;
}
