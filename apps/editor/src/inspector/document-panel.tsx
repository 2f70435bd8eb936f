import { summarize } from '@netwright/inference';
import { useMemo } from 'react';
import { Costs } from '../numbers/costs.js';
import { counted } from '../numbers/number-text.js';
import { useBatch } from '../numbers/use-problems.js';
import { editor, useEditor } from '../store/editor.js';
import { DraftInput } from './controls/draft-input.js';
import { PortLists } from './port-lists.js';
import { RecipeForm } from './recipe-form.js';
import { SharesSection } from './shares-section.js';

/** With nothing selected: the document, what it comes to, what goes in and out, and how it is trained. */
export function DocumentPanel() {
  const document = useEditor((state) => state.document);
  const analysis = useEditor((state) => state.analysis);
  const batch = useBatch();
  const summary = useMemo(() => summarize(analysis, { batch }), [analysis, batch]);

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
      <Costs summary={summary} batch={batch} />
      {analysis.totals.leftOut.length > 0 && (
        <p className="inspector-note">
          Left out because of faults: {counted(analysis.totals.leftOut.length, 'layer')}.
        </p>
      )}
      <SharesSection layers={summary.layers} />
      <RecipeForm />
    </div>
  );
}
