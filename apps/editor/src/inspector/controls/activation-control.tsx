import { activations } from '@netwright/layers';
import { activationCurve } from './activation-curve.js';
import { Menu } from './choice-control.js';
import type { ControlProps } from './control.js';
import { valueAsText } from './number-text.js';

/** An activation by name, with its curve beside it. */
export function ActivationControl({
  id,
  raw,
  value,
  mixed,
  invalid,
  describedBy,
  change,
  settle,
}: ControlProps) {
  const selected = mixed ? undefined : valueAsText(raw ?? value);
  const curve = selected === undefined ? undefined : activationCurve(selected);
  return (
    <div className="activation-field">
      <Menu
        id={id}
        options={activations}
        selected={selected}
        invalid={invalid}
        describedBy={describedBy}
        choose={(name) => {
          change(name);
          settle();
        }}
      />
      {curve && (
        <svg className="activation-curve" viewBox="0 0 26 26" aria-hidden="true">
          <path className="axis" d="M1 13H25M13 1V25" />
          <path d={curve} />
        </svg>
      )}
    </div>
  );
}
