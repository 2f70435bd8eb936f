import type { Problem } from '@netwright/inference';
import { useState } from 'react';
import { Icon } from '../icons/icon.js';
import { ProblemCard } from './problem-card.js';
import './problem-popover.css';

/**
 * Beside a broken layer: what is wrong with it and the ways out. With several problems it shows one at a time, the
 * errors first. Whoever mounts it says where it stands.
 */
export function ProblemPopover({
  name,
  problems,
  close,
}: {
  readonly name: string;
  readonly problems: readonly Problem[];
  close(): void;
}) {
  const [at, setAt] = useState(0);
  const index = Math.min(at, problems.length - 1);
  const problem = problems[index];
  if (!problem) return null;
  return (
    <section
      className="problem-popover"
      role="dialog"
      aria-label={`What is wrong with ${name}`}
      data-severity={problem.severity}
      data-testid="problem-popover"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <button type="button" className="problem-close" aria-label="Close" onClick={close}>
        <Icon name="close" />
      </button>
      <ProblemCard problem={problem} title={name} />
      {problems.length > 1 && (
        <button type="button" className="problem-next" onClick={() => setAt((index + 1) % problems.length)}>
          {index + 1} of {problems.length}, next
        </button>
      )}
    </section>
  );
}
