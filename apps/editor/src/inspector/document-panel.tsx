import { summarize } from '@netwright/inference';
import { useMemo } from 'react';
import { bytesText, counted, grouped } from '../numbers/number-text.js';
import { editor, useEditor } from '../store/editor.js';
import { DraftInput } from './controls/draft-input.js';
import { PortLists } from './port-lists.js';
import { RecipeForm } from './recipe-form.js';

/** With nothing selected: the document, what it comes to, what goes in and out, and how it is trained. */
export function DocumentPanel() {
  const document = useEditor((state) => state.document);
  const analysis = useEditor((state) => state.analysis);
  const batch = useEditor((state) => state.batchSize);
  const { memory, params, macs, flops } = useMemo(() => summarize(analysis, { batch }), [analysis, batch]);

  function write(property: 'name' | 'description', value: string | undefined): void {
    editor().edit(
      { type: 'set-document', property, value },
      { title: `Change ${property}`, merge: `document:${property}` },
    );
  }

  return (
    <div className="inspector-body">
      <div className="inspector-head">
        <div className="titles">
          <DraftInput
            className="inspector-name"
            aria-label="Name of the network"
            text={document.name}
            read={(name) => name !== '' && write('name', name)}
            settle={() => editor().settle()}
          />
          <span className="inspector-kind">
            {counted(document.graph.nodes.length, 'layer')}, {counted(document.graph.edges.length, 'wire')}
          </span>
        </div>
      </div>
      <div className="form">
        <textarea
          className="field-input"
          rows={3}
          aria-label="Description of the network"
          placeholder="What it is for, where it comes from"
          value={document.description ?? ''}
          onChange={(event) => write('description', event.currentTarget.value || undefined)}
          onBlur={() => editor().settle()}
        />
      </div>
      <PortLists />
      <h3 className="inspector-section">All together</h3>
      <dl className="facts">
        <dt>Parameters</dt>
        <dd>{grouped(params.total)}</dd>
        <dt>Trainable</dt>
        <dd>{grouped(params.trainable)}</dd>
        <dt title="Multiplications, each followed by an addition, for one sample">MACs</dt>
        <dd>{grouped(macs)}</dd>
        <dt title="Two for each multiply-accumulate">FLOPs</dt>
        <dd>{grouped(flops)}</dd>
        <dt>Weights</dt>
        <dd>{bytesText(memory.weights)}</dd>
        <dt>Activations at batch {batch}</dt>
        <dd>{bytesText(memory.activations)}</dd>
        <dt title="Weights, their gradients, the optimiser's slots and the activations">
          To train at batch {batch}
        </dt>
        <dd>{bytesText(memory.training)}</dd>
      </dl>
      {analysis.totals.leftOut.length > 0 && (
        <p className="inspector-note">
          Left out because of faults: {counted(analysis.totals.leftOut.length, 'layer')}.
        </p>
      )}
      <RecipeForm />
    </div>
  );
}
