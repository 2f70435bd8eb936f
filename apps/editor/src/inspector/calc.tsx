import type { Step } from '@netwright/layers';
import type { ReactNode } from 'react';
import { grouped } from '../numbers/number-text.js';

/** Lines of arithmetic: what is computed, how, and in bold what comes of it. */
export function Calc({
  steps,
  children,
}: {
  readonly steps: readonly Step[];
  readonly children?: ReactNode;
}) {
  return (
    <div className="calc">
      {children}
      {steps.map((step) => (
        <p key={`${step.label} ${step.text}`}>
          {step.label && <span>{step.label} </span>}
          {step.text && <span className={step.result === undefined ? 'dim' : undefined}>{step.text}</span>}
          {step.result !== undefined && (
            <>
              {' = '}
              <b>{groupedResult(step.result)}</b>
            </>
          )}
          {step.note && <span className="dim"> {step.note}</span>}
        </p>
      ))}
    </div>
  );
}

/** 61706 is 61,706; anything but a whole number stays as it is. */
function groupedResult(result: string): string {
  return /^\d+$/.test(result) ? grouped(Number(result)) : result;
}
