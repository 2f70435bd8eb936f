import { shapeText } from '@netwright/layers';
import { Icon } from '../icons/icon.js';
import { locate } from '../problems/locate.js';
import { editor, useEditor } from '../store/editor.js';
import { DraftInput } from './controls/draft-input.js';

/** The inputs and the outputs of the model, in its order, to be named and put in another order. */
export function PortLists() {
  const { inputs, outputs } = useEditor((state) => state.document.graph);
  const nodes = useEditor((state) => state.analysis.main.nodes);

  function setInputs(next: readonly string[]): void {
    editor().edit(
      { type: 'set-inputs', graph: 'main', inputs: next },
      { title: 'Reorder inputs', keepEnds: true },
    );
  }

  function setOutputs(next: typeof outputs, title: string, merge?: string): void {
    editor().edit(
      { type: 'set-outputs', graph: 'main', outputs: next },
      { title, keepEnds: true, ...(merge ? { merge } : {}) },
    );
  }

  return (
    <>
      <h3 className="inspector-section">Inputs</h3>
      {inputs.length === 0 && <p className="inspector-note">None yet: add an Input.</p>}
      <ol className="port-list" aria-label="Inputs of the model">
        {inputs.map((id, index) => {
          const analysis = nodes.get(id);
          const name = analysis?.node.name ?? id;
          return (
            <li key={id}>
              <button type="button" className="link" onClick={() => locate([id])}>
                {name}
              </button>
              <span className="shape">{shapeText(analysis?.outputs[0]?.shape)}</span>
              {inputs.length > 1 && (
                <Earlier name={name} disabled={index === 0} move={() => setInputs(earlier(inputs, index))} />
              )}
            </li>
          );
        })}
      </ol>
      <h3 className="inspector-section">Outputs</h3>
      {outputs.length === 0 && (
        <p className="inspector-note">None yet: the last layer of a chain becomes one by itself.</p>
      )}
      <ol className="port-list" aria-label="Outputs of the model">
        {outputs.map((output, index) => {
          const analysis = nodes.get(output.from.node);
          return (
            <li key={`${output.from.node} ${output.from.port}`}>
              <DraftInput
                aria-label={`Name of output ${index + 1}`}
                text={output.name}
                read={(name) => {
                  // Losses go by this name, so there is one of each.
                  if (name === '' || outputs.some((other) => other.name === name)) return;
                  setOutputs(
                    outputs.map((other) => (other === output ? { ...other, name } : other)),
                    'Rename output',
                    `output:${index}`,
                  );
                }}
                settle={() => editor().settle()}
              />
              <button type="button" className="link" onClick={() => locate([output.from.node])}>
                {analysis?.node.name ?? output.from.node}
              </button>
              <span className="shape">{shapeText(analysis?.outputs[output.from.port]?.shape)}</span>
              {outputs.length > 1 && (
                <Earlier
                  name={output.name}
                  disabled={index === 0}
                  move={() => setOutputs(earlier(outputs, index), 'Reorder outputs')}
                />
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Earlier({
  name,
  disabled,
  move,
}: {
  readonly name: string;
  readonly disabled: boolean;
  move(): void;
}) {
  return (
    <button
      type="button"
      className="sizes-link"
      aria-label={`Put ${name} one place earlier`}
      title="One place earlier"
      disabled={disabled}
      onClick={move}
    >
      <Icon name="up" />
    </button>
  );
}

function earlier<T>(items: readonly T[], index: number): readonly T[] {
  return items.map(
    (item, at) => (at === index - 1 ? items[index] : at === index ? items[index - 1] : item) as T,
  );
}
