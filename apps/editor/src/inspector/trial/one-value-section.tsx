import { canTry, type NodeAnalysis } from '@netwright/inference';
import { lazy, Suspense, useState } from 'react';

// Loaded when it is opened: most people look at a shape and go on.
const OneValue = lazy(() => import('./one-value.js').then((module) => ({ default: module.OneValue })));

/** Folded away until somebody wants to see a number computed. Nothing for a layer whose numbers cannot be shown. */
export function OneValueSection({ analysis }: { readonly analysis: NodeAnalysis }) {
  const [open, setOpen] = useState(false);
  if (!canTry(analysis) || analysis.status !== 'ok' || (analysis.outputs[0]?.shape?.length ?? 0) > 4)
    return null;
  return (
    <details className="inspector-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Compute one value, on a few numbers</summary>
      {open && (
        <Suspense fallback={<p className="inspector-note">One moment.</p>}>
          <OneValue analysis={analysis} />
        </Suspense>
      )}
    </details>
  );
}
