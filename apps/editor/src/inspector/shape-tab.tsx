import { explainNode, type NodeAnalysis } from '@netwright/inference';
import { shapeText, typeText } from '@netwright/layers';
import { grouped } from '../numbers/number-text.js';
import { useEditor } from '../store/editor.js';
import { Calc } from './calc.js';
import { ReceptiveFieldSection } from './receptive-field-section.js';
import { OneValueSection } from './trial/one-value-section.js';
import { WindowSection } from './window/window-section.js';

/** How the shape, the count and the cost of a layer come about, with the numbers put in. */
export function ShapeTab({ analysis: node }: { readonly analysis: NodeAnalysis }) {
  const analysis = useEditor((state) => state.analysis);
  const { shape, parameters, macs, before, receptiveField, windows } = explainNode(analysis, node.node.id);
  const [output] = node.outputs;
  const inputs = node.inputs.map((input) => shapeText(input?.shape));
  return (
    <>
      <h3 className="inspector-section">How the shape comes about</h3>
      {output?.shape === undefined ? (
        <p className="inspector-note">The shape is known as soon as what comes in is right.</p>
      ) : (
        <Calc steps={shape}>
          <p>
            {inputs.length > 0 && `${inputs.join(', ')} → `}
            <b>{shapeText(output.shape)}</b>
          </p>
        </Calc>
      )}
      {windows.length > 0 && <WindowSection key={node.node.id} axes={windows} />}
      <OneValueSection key={`${node.node.id} value`} analysis={node} />
      {parameters.length > 0 && (
        <>
          <h3 className="inspector-section">How many parameters</h3>
          <Calc steps={withoutLabel(parameters)} />
        </>
      )}
      {macs.length > 0 && (
        <>
          <h3 className="inspector-section">How many multiplications</h3>
          <Calc steps={withoutLabel(macs)} />
        </>
      )}
      <ReceptiveFieldSection id={node.node.id} steps={receptiveField} />
      {before.length > 0 && (
        <details className="inspector-more">
          <summary>How what comes in came about</summary>
          <Calc steps={before} />
        </details>
      )}
      <dl className="facts facts-ruled">
        <dt>Parameters</dt>
        <dd>{grouped(node.count?.total)}</dd>
        <dt title="Multiplications, each followed by an addition, for one sample">MACs</dt>
        <dd>{grouped(node.macs)}</dd>
        {node.outputs.map((tensor, port) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a port is its number
          <div key={port} className="facts-wide">
            <dt>{node.outputs.length > 1 ? `Output ${port + 1}` : 'Output'}</dt>
            <dd>{typeText(tensor)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The heading says what it is about already. */
function withoutLabel<T extends { readonly label: string }>(steps: readonly T[]): readonly T[] {
  return steps.length === 1 ? steps.map((step) => ({ ...step, label: '' })) : steps;
}
