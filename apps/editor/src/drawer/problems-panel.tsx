import { type Problem, type Severity, shownNodes } from '@netwright/inference';
import { useMemo, useState } from 'react';
import { Icon } from '../icons/icon.js';
import { useProblems } from '../numbers/use-problems.js';
import { locate } from '../problems/locate.js';
import { ProblemCard } from '../problems/problem-card.js';
import { useEditor } from '../store/editor.js';

const rank: { readonly [S in Severity]: number } = { error: 0, warning: 1, advice: 2 };
const icon = { error: 'error', warning: 'warning', advice: 'info' } as const;
/** More are not read; a network with that many faults is mended from the top. */
const most = 200;

/** All that is wrong, the errors first. A line opens to the reason and the ways out; its layer is a click away. */
export function ProblemsPanel() {
  const problems = useProblems();
  const sorted = useMemo(() => [...problems].sort((a, b) => rank[a.severity] - rank[b.severity]), [problems]);
  const [chosen, setChosen] = useState<string>();
  if (sorted.length === 0) {
    return (
      <p className="drawer-empty drawer-good">
        <Icon name="check" /> Nothing to complain of: every shape fits, and Keras takes the model as it is
        drawn.
      </p>
    );
  }
  const keys = uniqueKeys(sorted.slice(0, most));
  const open = chosen === undefined ? keys[0] : chosen;
  return (
    <ul className="problems" data-testid="problems">
      {sorted.slice(0, most).map((problem, index) => (
        <ProblemLine
          key={keys[index]}
          problem={problem}
          open={open === keys[index]}
          toggle={() => setChosen(open === keys[index] ? '' : keys[index])}
        />
      ))}
      {sorted.length > most && <li className="problems-more">and {sorted.length - most} more</li>}
    </ul>
  );
}

function ProblemLine({
  problem,
  open,
  toggle,
}: {
  readonly problem: Problem;
  readonly open: boolean;
  toggle(): void;
}) {
  const nodes = useEditor((state) => state.analysis.main.nodes);
  const shown = shownNodes(problem.where);
  const names = shown.flatMap((id) => nodes.get(id)?.node.name ?? []);
  return (
    <li className="problem" data-severity={problem.severity} data-open={open || undefined}>
      <button type="button" className="problem-line" aria-expanded={open} onClick={toggle}>
        <Icon name={icon[problem.severity]} />
        <span className="visually-hidden">{problem.severity}: </span>
        <span className="problem-text">{problem.message}</span>
      </button>
      {names.length > 0 && (
        <button
          type="button"
          className="problem-where"
          aria-label={`Show ${names.slice(0, 3).join(', ')} on the board`}
          onClick={() => locate(shown)}
        >
          {names.slice(0, 3).join(', ')}
          {names.length > 3 && ` and ${names.length - 3} more`}
        </button>
      )}
      {open && (
        <div className="problem-body">
          <ProblemCard problem={problem} bare />
        </div>
      )}
    </li>
  );
}

function keyOf({ code, where }: Problem): string {
  return JSON.stringify([
    code,
    where.graph,
    where.nodes,
    where.input ?? null,
    where.param ?? null,
    where.recipe ?? null,
  ]);
}

/** A key for each, also where two say the same of the same place. */
function uniqueKeys(problems: readonly Problem[]): readonly string[] {
  const taken = new Map<string, number>();
  return problems.map((problem) => {
    const key = keyOf(problem);
    const count = taken.get(key) ?? 0;
    taken.set(key, count + 1);
    return count === 0 ? key : `${key} ${count}`;
  });
}
