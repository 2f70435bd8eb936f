import { Fragment, useState } from 'react';
import { Icon } from '../../icons/icon.js';
import type { ControlProps } from './control.js';
import { FieldInput } from './field-input.js';
import { readNumberList } from './number-list.js';
import { readNumber, stepNumber, valueAsText } from './number-text.js';

const axisNames: readonly (readonly string[])[] = [
  [],
  ['length'],
  ['height', 'width'],
  ['depth', 'height', 'width'],
];

/** One number for each spatial axis, with a link between them: linked, they change together. */
export function SizesControl(props: ControlProps) {
  const { id, field, raw, value, change, settle, refuse } = props;
  const count = field.control.type === 'sizes' ? field.control.count : 1;
  const min = field.control.type === 'sizes' ? field.control.min : 1;
  const sizes = spread(raw ?? value, count);
  const alike = sizes.every((size) => size === sizes[0]);
  const [unlinked, setUnlinked] = useState(!alike);
  const linked = !unlinked && alike;
  const names = axisNames[count] ?? [];

  function read(text: string, axis: number): void {
    const list = readNumberList(text);
    const number = readNumber(text);
    refuse(list === undefined ? `${field.label} has to be ${field.expected}.` : undefined);
    // A pair that is pasted ("3×5") fills the pair.
    if (list && list.length === count && count > 1) change(list);
    else if (number !== undefined) change(linked ? sizes.map(() => number) : replaced(sizes, axis, number));
  }

  function toggle(): void {
    setUnlinked(linked);
    if (!linked && !alike && typeof sizes[0] === 'number') {
      change(sizes.map(() => sizes[0] as number));
      settle();
    }
  }

  return (
    <div className="sizes" data-count={count}>
      {sizes.map((size, axis) => (
        <Fragment key={names[axis] ?? axis}>
          {axis > 0 && (
            <button
              type="button"
              className="sizes-link"
              aria-pressed={linked}
              aria-label={`${field.label}: ${linked ? 'let the axes differ' : 'keep the axes alike'}`}
              title={linked ? 'Let the axes differ' : 'Keep the axes alike'}
              onClick={toggle}
            >
              <Icon name={linked ? 'link' : 'unlink'} />
            </button>
          )}
          <FieldInput
            of={props}
            id={axis === 0 ? id : `${id}-${axis}`}
            aria-label={count === 1 ? field.label : `${field.label}, ${names[axis] ?? `axis ${axis + 1}`}`}
            inputMode="numeric"
            text={valueAsText(size)}
            step={(text, by) => stepNumber(text, by, 1, { min })}
            read={(text) => (text.trim() === '' ? refuse(undefined) : read(text, axis))}
          />
        </Fragment>
      ))}
    </div>
  );
}

/** The value for each axis, whatever form it has in the document. */
function spread(value: unknown, count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, axis) => (Array.isArray(value) ? value[axis] : value));
}

/** The sizes with one of them changed. What cannot be a number is kept, so that the problem stays to be seen. */
function replaced(sizes: readonly unknown[], axis: number, number: number): number[] {
  return sizes.map((size, index) => (index === axis ? number : typeof size === 'number' ? size : number));
}
