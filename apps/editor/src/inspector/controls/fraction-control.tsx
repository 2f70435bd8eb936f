import type { CSSProperties } from 'react';
import type { ControlProps } from './control.js';
import { NumberControl } from './number-control.js';

/** A share from 0 to 1: a slider for the hand, a field for the exact number. */
export function FractionControl(props: ControlProps) {
  const { field, raw, value, mixed, change, settle } = props;
  const shown = raw ?? value;
  const number = typeof shown === 'number' ? shown : 0;
  return (
    <div className="fraction">
      <input
        type="range"
        aria-label={`${field.label}, slider`}
        min={0}
        max={1}
        step={0.05}
        value={mixed ? 0 : number}
        style={{ '--part': `${Math.min(1, Math.max(0, number)) * 100}%` } as CSSProperties}
        onChange={(event) => change(Number(event.currentTarget.value))}
        onPointerUp={settle}
        onBlur={settle}
      />
      <NumberControl
        {...props}
        field={{ ...field, control: { type: 'number', min: 0, max: 1, step: 0.05 } }}
      />
    </div>
  );
}
