import type { Problem } from '@netwright/inference';
import { summarize } from '@netwright/inference';
import { shapeText } from '@netwright/layers';
import { useMemo, useState } from 'react';
import { Icon, type IconName } from '../icons/icon.js';
import { Defined } from '../numbers/defined.js';
import { bytesText, compact, counted, grouped } from '../numbers/number-text.js';
import { useBatch, useProblems } from '../numbers/use-problems.js';
import { editor, useEditor } from '../store/editor.js';
import type { Side } from '../store/view-slice.js';

/** The line at the bottom: what the network costs, what comes out, and whether something is wrong. */
export function StatusBar() {
  const analysis = useEditor((state) => state.analysis);
  const batch = useBatch();
  const problems = useProblems();
  const memory = useMemo(() => summarize(analysis, { batch }).memory, [analysis, batch]);
  const { params, macs, leftOut } = analysis.totals;
  const fixed = params.total - params.trainable;
  const [output] = analysis.main.graph.outputs;
  const shape = output && analysis.main.nodes.get(output.from.node)?.outputs[output.from.port]?.shape;
  return (
    <footer className="status-bar" data-region>
      <span data-testid="status-parameters">
        <b>{grouped(params.total)}</b> <Defined cost="params.total">parameters</Defined>
        {leftOut.length > 0 && ' so far'}
        {fixed > 0 && `, ${grouped(fixed)} of them not trainable`}
      </span>
      <span data-testid="status-macs">
        <b>{compact(macs)}</b> <Defined cost="macs">MACs</Defined>
      </span>
      <span data-testid="status-memory">
        <b>{bytesText(memory.training)}</b> <Defined cost="memory.training">to train</Defined> at batch{' '}
        <BatchSize />
      </span>
      {shape && (
        <span className="hide-narrow" data-testid="status-output">
          output <b>{shapeText(shape)}</b>
        </span>
      )}
      <ProblemCount problems={problems} />
      <div className="status-panels">
        <PanelButton side="left" icon="panel-left" label="Left panel" />
        <PanelButton side="drawer" icon="panel-bottom" label="Drawer" />
        <PanelButton side="right" icon="panel-right" label="Inspector" />
      </div>
    </footer>
  );
}

function BatchSize() {
  const batchSize = useBatch();
  const [draft, setDraft] = useState<string>();
  return (
    <input
      className="status-batch"
      type="number"
      min={1}
      max={1_000_000}
      aria-label="Batch size"
      style={{ width: `${Math.max(2, (draft ?? String(batchSize)).length) + 0.5}ch` }}
      value={draft ?? batchSize}
      onChange={(event) => {
        const size = event.target.valueAsNumber;
        setDraft(event.target.value);
        if (Number.isInteger(size) && size >= 1 && size <= 1_000_000) setBatch(size);
      }}
      onBlur={() => setDraft(undefined)}
    />
  );
}

/** Into the recipe, where the document has one; else it is kept in the browser. */
function setBatch(batchSize: number): void {
  const { document, edit, setBatchSize } = editor();
  const { training } = document;
  if (!training) {
    setBatchSize(batchSize);
    return;
  }
  edit(
    { type: 'set-document', property: 'training', value: { ...training, batchSize } },
    { title: 'Change the batch size', merge: 'batch-size' },
  );
}

function ProblemCount({ problems }: { readonly problems: readonly Problem[] }) {
  const showDrawerTab = useEditor((state) => state.showDrawerTab);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const rest = problems.length - errors;
  const parts = [
    errors > 0 ? counted(errors, 'problem') : '',
    rest > 0 ? counted(rest, 'remark') : '',
  ].filter(Boolean);
  const text = parts.join(', ') || 'No problems';
  return (
    <button
      type="button"
      className="status-problems"
      data-testid="status-problems"
      data-tone={errors > 0 ? 'error' : rest > 0 ? 'warning' : undefined}
      onClick={() => showDrawerTab('problems')}
    >
      {text}
    </button>
  );
}

function PanelButton({
  side,
  icon,
  label,
}: {
  readonly side: Side;
  readonly icon: IconName;
  readonly label: string;
}) {
  const open = useEditor((state) => state.panels[side].open);
  const toggle = useEditor((state) => state.togglePanel);
  return (
    <button
      type="button"
      className="button button-icon"
      aria-pressed={open}
      aria-label={label}
      title={open ? `Hide: ${label}` : `Show: ${label}`}
      onClick={() => toggle(side)}
    >
      <Icon name={icon} />
    </button>
  );
}
