import { isBlockNode } from '@netwright/graph';
import type { NodeAnalysis } from '@netwright/inference';
import { useState } from 'react';
import { Tabs } from '../tabs/tabs.js';
import { BlockPanel } from './block-panel.js';
import { LayerHead } from './layer-head.js';
import { ParameterForm } from './parameter-form.js';
import { ShapeTab } from './shape-tab.js';
import { WeightsTab } from './weights-tab.js';

const tabs = [
  { id: 'parameters', title: 'Parameters' },
  { id: 'shape', title: 'Shape' },
  { id: 'weights', title: 'Weights' },
];

/** One selected layer. The tab stays the same from layer to layer. */
export function LayerPanel({ analysis }: { readonly analysis: NodeAnalysis }) {
  const [tab, setTab] = useState('parameters');
  const { node, subject, definition } = analysis;
  return (
    <>
      <LayerHead key={node.id} analysis={analysis} />
      <Tabs label="About this layer" tabs={tabs} chosen={tab} choose={setTab}>
        {tab === 'parameters' &&
          (definition && subject ? (
            <ParameterForm
              key={node.id}
              ids={[subject.id]}
              definition={definition}
              raw={subject.params}
              params={analysis.params}
              problems={analysis.problems}
            />
          ) : isBlockNode(node) ? (
            <BlockPanel analysis={analysis} />
          ) : (
            <UnknownParameters analysis={analysis} />
          ))}
        {tab === 'shape' && <ShapeTab analysis={analysis} />}
        {tab === 'weights' && <WeightsTab analysis={analysis} />}
      </Tabs>
    </>
  );
}

/** A kind that we do not know: what it carries is shown and kept, not changed. */
function UnknownParameters({ analysis: { subject, problems } }: { readonly analysis: NodeAnalysis }) {
  return (
    <>
      {problems.map((problem) => (
        <p key={problem.code} className="inspector-note">
          {problem.message}
        </p>
      ))}
      {subject && <pre className="calc">{JSON.stringify(subject.params, null, 2)}</pre>}
    </>
  );
}
