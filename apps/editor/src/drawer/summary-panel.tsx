import { type LayerSummary, shownNode, summarize } from '@netwright/inference';
import { useEffect, useMemo, useRef } from 'react';
import { counted, grouped } from '../numbers/number-text.js';
import { locate } from '../problems/locate.js';
import { editor, useEditor } from '../store/editor.js';
import { kerasShape, type SummaryTable } from './summary-text.js';

/** The table as it is copied, from what is open right now. */
export function summaryTable(): SummaryTable {
  const { analysis, batchSize } = editor();
  const { name, layers, params } = summarize(analysis, { batch: batchSize });
  return {
    model: name,
    lines: layers.map((layer) => ({
      name: layer.name,
      kind: layer.kind,
      outputs: layer.outputs.map(kerasShape),
      params: layer.params,
      macs: layer.macs,
    })),
    total: params.total,
    trainable: params.trainable,
  };
}

/** The table that people know from Keras: one line for each layer of the model, and what they come to. */
export function SummaryPanel() {
  const analysis = useEditor((state) => state.analysis);
  const selection = useEditor((state) => state.selection);
  const { layers, params, macs } = useMemo(() => summarize(analysis, { batch: 1 }), [analysis]);
  if (layers.length === 0)
    return (
      <p className="drawer-empty">No layers yet. Each one that is part of the model gets a line here.</p>
    );
  return (
    <div className="summary" data-testid="summary">
      <table>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Kind</th>
            <th scope="col">Output shape</th>
            <th scope="col" className="number">
              Parameters
            </th>
            <th scope="col" className="number">
              MACs
            </th>
            <th scope="col" className="share">
              Share of parameters
            </th>
          </tr>
        </thead>
        <tbody>
          {layers.map((layer) => (
            <SummaryRow
              key={layer.id}
              layer={layer}
              selected={selection.has(shownNode(analysis, layer.id))}
              share={layer.params && params.total ? layer.params / params.total : 0}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>
              {counted(layers.length, 'layer')}
              <span>
                {grouped(params.trainable)} trainable, {grouped(params.nonTrainable)} not
              </span>
            </td>
            <td className="number">{grouped(params.total)}</td>
            <td className="number">{grouped(macs)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function SummaryRow({
  layer,
  selected,
  share,
}: {
  readonly layer: LayerSummary;
  readonly selected: boolean;
  readonly share: number;
}) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const category = useEditor(
    (state) => state.analysis.flat.nodes.get(layer.id)?.definition?.category ?? 'core',
  );
  return (
    <tr ref={row} aria-selected={selected} onClick={() => locate([shownNode(editor().analysis, layer.id)])}>
      <th scope="row">
        <button type="button" onClick={() => locate([shownNode(editor().analysis, layer.id)])}>
          {layer.name}
        </button>
      </th>
      <td className="kind">{layer.kind}</td>
      <td>{layer.outputs.map(kerasShape).join(', ')}</td>
      <td className="number">{grouped(layer.params)}</td>
      <td className="number">{grouped(layer.macs)}</td>
      <td className="share">
        {share > 0 && (
          <span className="share-bar">
            <i style={{ width: `${Math.max(1, share * 100)}%`, background: `var(--${category})` }} />
            {(share * 100).toFixed(share < 0.0995 ? 1 : 0)} %
          </span>
        )}
      </td>
    </tr>
  );
}
