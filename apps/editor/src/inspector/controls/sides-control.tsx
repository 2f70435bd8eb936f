import { useState } from 'react';
import { Icon } from '../../icons/icon.js';
import type { ControlProps } from './control.js';
import { FieldInput } from './field-input.js';
import { readNumber, stepNumber, valueAsText } from './number-text.js';

const sideNames: readonly (readonly (readonly [string, string])[])[] = [
  [],
  [['start', 'end']],
  [
    ['top', 'bottom'],
    ['left', 'right'],
  ],
  [
    ['front', 'back'],
    ['top', 'bottom'],
    ['left', 'right'],
  ],
];

/** What is added to or cut from each side of each axis, with one link for all of them. */
export function SidesControl(props: ControlProps) {
  const { id, field, raw, value, change, settle, refuse } = props;
  const count = field.control.type === 'sides' ? field.control.count : 1;
  const sides = spreadSides(raw ?? value, count);
  const alike = sides.flat().every((side) => side === sides[0]?.[0]);
  const [unlinked, setUnlinked] = useState(!alike);
  const linked = !unlinked && alike;

  function read(text: string, axis: number, end: number): void {
    const number = readNumber(text);
    refuse(
      number === undefined && text.trim() !== '' ? `${field.label} has to be ${field.expected}.` : undefined,
    );
    if (number === undefined) return;
    const next = sides.map((pair, a) =>
      pair.map((side, e) => (linked || (a === axis && e === end) ? number : asNumber(side))),
    );
    change(count === 1 ? (next[0] as number[]) : next);
  }

  function toggle(): void {
    setUnlinked(linked);
    const first = sides[0]?.[0];
    if (!linked && !alike && typeof first === 'number') {
      change(count === 1 ? [first, first] : sides.map(() => [first, first]));
      settle();
    }
  }

  return (
    <div className="sides">
      <div className="sides-grid">
        {sides.map((pair, axis) =>
          pair.map((side, end) => {
            const name = sideNames[count]?.[axis]?.[end] ?? `axis ${axis + 1}`;
            return (
              <div key={name} className="side">
                <span aria-hidden="true">{name}</span>
                <FieldInput
                  of={props}
                  id={axis + end === 0 ? id : `${id}-${axis}-${end}`}
                  aria-label={`${field.label}, ${name}`}
                  inputMode="numeric"
                  text={valueAsText(side)}
                  step={(text, by) => stepNumber(text, by, 1, { min: 0 })}
                  read={(text) => read(text, axis, end)}
                />
              </div>
            );
          }),
        )}
      </div>
      <button
        type="button"
        className="sizes-link"
        aria-pressed={linked}
        aria-label={`${field.label}: ${linked ? 'let the sides differ' : 'keep the sides alike'}`}
        title={linked ? 'Let the sides differ' : 'Keep the sides alike'}
        onClick={toggle}
      >
        <Icon name={linked ? 'link' : 'unlink'} />
      </button>
    </div>
  );
}

/** A pair for each axis, whatever form the value has in the document: `1`, `[1, 2]` or `[[1, 1], [2, 2]]`. */
function spreadSides(value: unknown, count: number): readonly (readonly unknown[])[] {
  return Array.from({ length: count }, (_, axis) => {
    if (count === 1 && Array.isArray(value) && !Array.isArray(value[0])) return [value[0], value[1]];
    const pair: unknown = Array.isArray(value) ? value[axis] : value;
    return Array.isArray(pair) ? [pair[0], pair[1]] : [pair, pair];
  });
}

function asNumber(side: unknown): number {
  return typeof side === 'number' ? side : 0;
}
