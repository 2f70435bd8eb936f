import type { Value } from '@netwright/graph';
import { type Field, isDefault, valueText } from '@netwright/layers';
import { useId, useState } from 'react';
import { Icon } from '../icons/icon.js';
import { FieldControl } from './field-control.js';

interface FieldRowProps {
  readonly name: string;
  readonly field: Field;
  readonly raw: unknown;
  readonly value: unknown;
  readonly mixed?: boolean;
  /** What is wrong with it in the document. */
  readonly error?: string | undefined;
  change(value: Value | undefined): void;
  settle(): void;
}

/** One line of the form: label with its help, control, error, and the way back to the default. */
export function FieldRow({ name, field, raw, value, mixed = false, error, change, settle }: FieldRowProps) {
  const id = useId();
  const [refusal, setRefusal] = useState<string>();
  const said = refusal ?? error;
  const resettable =
    'default' in field && (mixed || (raw !== undefined && !isDefault(field, value)) || error !== undefined);
  return (
    <div
      className="field"
      data-param={name}
      data-control={field.control.type}
      data-invalid={said !== undefined || undefined}
    >
      <div className="field-label">
        <label htmlFor={id}>{field.label}</label>
        {resettable && (
          <button
            type="button"
            className="field-reset"
            aria-label={`${field.label}: back to the default`}
            title={`Back to the default: ${valueText(field.default)}`}
            onClick={() => {
              setRefusal(undefined);
              change(undefined);
              settle();
            }}
          >
            <Icon name="reset" />
          </button>
        )}
      </div>
      <div className="field-control">
        <FieldControl
          id={id}
          field={field}
          raw={raw}
          value={value}
          mixed={mixed}
          invalid={said !== undefined}
          describedBy={said === undefined ? `${id}-help` : `${id}-error ${id}-help`}
          // What equals the default is left out of the document.
          change={(next) =>
            change(next !== undefined && isDefault(field, read(field, next)) ? undefined : next)
          }
          settle={() => {
            setRefusal(undefined);
            settle();
          }}
          refuse={setRefusal}
        />
        {said !== undefined && (
          <p id={`${id}-error`} className="field-error" role="alert">
            {said}
          </p>
        )}
      </div>
      <p id={`${id}-help`} className="field-help" role="tooltip">
        {field.help}
      </p>
    </div>
  );
}

/** A value as the layer would read it; where it cannot, as it is. */
function read(field: Field, value: Value): unknown {
  const result = field.schema.safeParse(value);
  return result.success ? result.data : value;
}
