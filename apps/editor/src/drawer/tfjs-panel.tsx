import { Icon } from '../icons/icon.js';
import { editor } from '../store/editor.js';
import { CodePanel } from './code-panel.js';
import { useGeneratedTfjs, useTfjs } from './tfjs-target.js';

/** The model of the TensorFlow.js project; above it what TensorFlow.js cannot have, by name. */
export function TfjsPanel() {
  const generated = useGeneratedTfjs();
  const { failed } = useTfjs();
  if (!generated)
    return (
      <p className="drawer-empty" role="status">
        {failed
          ? 'The export to TensorFlow.js could not be loaded. Load the page again.'
          : 'Loading the export to TensorFlow.js.'}
      </p>
    );
  const { refusals, model } = generated;
  return (
    <div className="tfjs-panel">
      {refusals.length > 0 && (
        <ul className="refusals" aria-label="What TensorFlow.js cannot have">
          {refusals.slice(0, 3).map(({ node, name, kind, reason }) => (
            <li key={node}>
              <Icon name="warning" />
              <span>
                <b>{name}</b> ({kind}): {reason}
              </span>
            </li>
          ))}
          {refusals.length > 3 && (
            <li>
              <button type="button" className="text-link" onClick={() => editor().showDrawerTab('problems')}>
                and {refusals.length - 3} more
              </button>
            </li>
          )}
        </ul>
      )}
      <div className="tfjs-code">
        <CodePanel
          text={model.text}
          spans={model.spans}
          language="typescript"
          label="TensorFlow.js code of this network, to be read"
        />
      </div>
    </div>
  );
}
