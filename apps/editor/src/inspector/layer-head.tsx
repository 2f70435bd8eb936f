import { blockLine } from '@netwright/drawing';
import type { NodeAnalysis } from '@netwright/inference';
import { KindTile } from '../icons/kind-tile.js';
import { editor } from '../store/editor.js';
import { DraftInput } from './controls/draft-input.js';
import { renameWhileTyping } from './rename.js';

/** Which layer this is: its glyph, its name (to be changed here), its kind, and what that does. */
export function LayerHead({ analysis }: { readonly analysis: NodeAnalysis }) {
  const { node, definition, subject } = analysis;
  const kind = definition?.title ?? subject?.kind ?? (blockLine(analysis) || 'Block');
  return (
    <>
      <div className="inspector-head">
        <KindTile definition={definition} isBlock={analysis.block !== undefined} large />
        <div className="titles">
          <DraftInput
            className="inspector-name"
            aria-label="Name of the layer"
            text={node.name}
            read={renameWhileTyping(node.id)}
            settle={() => editor().settle()}
          />
          <span className="inspector-kind">
            {kind}
            {analysis.shares !== undefined && ', shares the weights of another layer'}
          </span>
        </div>
      </div>
      {definition && (
        <p className="inspector-about">
          {definition.help}{' '}
          {definition.url && (
            <a href={definition.url} target="_blank" rel="noreferrer">
              Keras reference
            </a>
          )}
        </p>
      )}
    </>
  );
}
