import { batch } from '@netwright/graph';
import type { Fix, Problem } from '@netwright/inference';
import { fixesFor } from '@netwright/inference';
import { useMemo } from 'react';
import { Calc } from '../inspector/calc.js';
import { editor, useEditor } from '../store/editor.js';
import './problem-card.css';

/** What is wrong, how the numbers came about, and what can be done, each a button. */
export function ProblemCard({
  problem,
  title,
  bare = false,
}: {
  readonly problem: Problem;
  readonly title?: string;
  /** Without the message: it stands above already. */
  readonly bare?: boolean;
}) {
  const analysis = useEditor((state) => state.analysis);
  // Fixes are tried before they are offered, so they are asked for only where somebody looks.
  const fixes = useMemo(() => fixesFor(problem, analysis), [problem, analysis]);
  return (
    <div className="problem-card">
      {title && <h3>{title}</h3>}
      {!bare && <p className="problem-message">{problem.message}</p>}
      {problem.because && problem.because.length > 0 && (
        <details className="problem-because" open={bare}>
          <summary>How the numbers came about</summary>
          <Calc steps={problem.because} />
        </details>
      )}
      {fixes.length > 0 && (
        <div className="fixes">
          {fixes.map((fix) => (
            <FixButton key={fix.title} fix={fix} />
          ))}
        </div>
      )}
    </div>
  );
}

function FixButton({ fix }: { readonly fix: Fix }) {
  // Advice that no edit can say: more devices, or a batch where there is no recipe.
  if (fix.edits.length === 0)
    return (
      <p className="fix fix-advice">
        <span>{fix.title}</span>
        {fix.cost && <small>{fix.cost}</small>}
      </p>
    );
  return (
    <button
      type="button"
      className="fix"
      onClick={() => editor().edit(batch(fix.title, fix.edits), { title: fix.title })}
    >
      <span>{fix.title}</span>
      {fix.cost && <small>{fix.cost}</small>}
    </button>
  );
}
