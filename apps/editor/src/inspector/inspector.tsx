import { useEditor } from '../store/editor.js';
import { DocumentPanel } from './document-panel.js';
import { LayerPanel } from './layer-panel.js';
import { SeveralPanel } from './several-panel.js';
import './inspector.css';

/** What is selected, and what can be changed about it; with nothing selected, the document itself. */
export function Inspector() {
  const selection = useEditor((state) => state.selection);
  const nodes = useEditor((state) => state.analysis.main.nodes);
  const selected = [...selection].flatMap((id) => nodes.get(id) ?? []);
  const [only] = selected;
  return (
    <div className="inspector" data-testid="inspector">
      {selected.length === 1 && only ? (
        <LayerPanel analysis={only} />
      ) : selected.length > 1 ? (
        <SeveralPanel nodes={selected} />
      ) : (
        <DocumentPanel />
      )}
    </div>
  );
}
