import { Fragment } from 'react';
import type { ControlProps } from './control.js';
import { FieldInput } from './field-input.js';
import { readShape } from './number-list.js';
import { readNumber, stepNumber, valueAsText } from './number-text.js';

/** A list of sizes, each in a field of its own; where one may be open, `None` says so. A whole shape can be pasted. */
export function ShapeControl(props: ControlProps) {
  const { id, field, raw, value, mixed, change, settle, refuse } = props;
  const open = field.control.type === 'shape' && field.control.open;
  const shown = raw ?? value;
  const sizes: readonly unknown[] = Array.isArray(shown) ? shown : [];

  function read(text: string, axis: number): void {
    const whole = readShape(text);
    if (whole && whole.length > 1) {
      change(withBatch(whole, open));
      return;
    }
    const size = readSize(text, open);
    refuse(
      size === undefined && text.trim() !== ''
        ? `A size has to be a whole number${open ? ', or None where it is open' : ''}.`
        : undefined,
    );
    if (size !== undefined) change(asShape(sizes.map((old, index) => (index === axis ? size : old))));
  }

  function resize(next: readonly unknown[]): void {
    change(asShape(next));
    settle();
  }

  return (
    <div className="shape-field">
      {sizes.map((size, axis) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an axis is its number
        <Fragment key={axis}>
          {axis > 0 && <span aria-hidden="true">×</span>}
          <FieldInput
            of={props}
            id={axis === 0 ? id : `${id}-${axis}`}
            aria-label={`${field.label}, ${axisName(axis, sizes.length, open)}`}
            {...(open && !mixed ? { placeholder: 'None' } : {})}
            text={size === null ? 'None' : valueAsText(size)}
            step={(text, by) => stepNumber(text, by, 1, { min: 1 })}
            read={(text) => read(text, axis)}
          />
        </Fragment>
      ))}
      <span className="shape-more">
        <button
          type="button"
          aria-label={`${field.label}: one axis less`}
          title="One axis less"
          disabled={sizes.length <= 1}
          onClick={() => resize(sizes.slice(0, -1))}
        >
          −
        </button>
        <button
          type="button"
          aria-label={`${field.label}: one axis more`}
          title="One axis more"
          onClick={() => resize([...sizes, 1])}
        >
          +
        </button>
      </span>
    </div>
  );
}

function readSize(text: string, open: boolean): number | null | undefined {
  if (open && /^(none|null|n|\?)$/i.test(text.trim())) return null;
  return readNumber(text);
}

/** A shape that is pasted without its batch gets it: `32×32×3` is `None×32×32×3`. */
function withBatch(sizes: (number | null)[], open: boolean): (number | null)[] {
  return open && sizes[0] !== null ? [null, ...sizes] : sizes;
}

function asShape(sizes: readonly unknown[]): (number | null)[] {
  return sizes.map((size) => (typeof size === 'number' ? size : null));
}

function axisName(axis: number, rank: number, batch: boolean): string {
  if (!batch) return `axis ${axis + 1}`;
  if (axis === 0) return 'batch';
  if (axis === rank - 1 && rank > 2) return 'channels';
  return rank === 4 ? (['height', 'width'][axis - 1] ?? `axis ${axis}`) : `axis ${axis}`;
}
