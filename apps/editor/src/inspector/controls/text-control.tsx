import type { ControlProps } from './control.js';
import { FieldInput } from './field-input.js';
import { readNumberList } from './number-list.js';
import { valueAsText } from './number-text.js';

/** Plain text. */
export function TextControl(props: ControlProps) {
  const { raw, value, change } = props;
  return <FieldInput of={props} text={valueAsText(raw ?? value)} read={change} />;
}

/** A list of numbers or of axes: `1, 2`. One number stands for itself. */
export function NumberListControl(props: ControlProps) {
  const { field, raw, value, change, refuse } = props;
  const shown = raw ?? value;
  return (
    <FieldInput
      of={props}
      text={Array.isArray(shown) ? shown.join(', ') : valueAsText(shown)}
      read={(text) => {
        const numbers = readNumberList(text);
        refuse(
          numbers === undefined && text.trim() !== ''
            ? `${field.label} has to be ${field.expected}.`
            : undefined,
        );
        if (numbers !== undefined && numbers.length > 0) change(numbers);
      }}
    />
  );
}

/** Anything, as JSON. */
export function JsonControl(props: ControlProps) {
  const { field, raw, value, change, refuse } = props;
  const shown = raw ?? value;
  return (
    <FieldInput
      of={props}
      className="code"
      text={shown === undefined ? '' : JSON.stringify(shown)}
      read={(text) => {
        try {
          change(JSON.parse(text));
          refuse(undefined);
        } catch {
          refuse(
            text.trim() === '' ? undefined : `${field.label} has to be ${field.expected}, written as JSON.`,
          );
        }
      }}
    />
  );
}
