import type { ControlProps } from './control.js';
import { FieldInput } from './field-input.js';
import { readNumber, stepNumber, valueAsText } from './number-text.js';

/** A whole number, or any number. What is out of range is taken all the same: the problem is shown, nothing is lost. */
export function NumberControl(props: ControlProps) {
  const { field, raw, value, change, refuse } = props;
  const { control } = field;
  const bounds: { readonly min?: number; readonly max?: number } =
    control.type === 'integer' || control.type === 'number' ? control : {};
  const size = control.type === 'number' ? (control.step ?? 0.1) : 1;
  return (
    <FieldInput
      of={props}
      inputMode={control.type === 'integer' ? 'numeric' : 'decimal'}
      text={valueAsText(raw ?? value)}
      step={(text, by) => stepNumber(text, by, size, bounds)}
      read={(text) => {
        const number = readNumber(text);
        // An empty field is somebody about to type: nothing to complain of yet.
        refuse(
          number === undefined && text.trim() !== ''
            ? `${field.label} has to be ${field.expected}.`
            : undefined,
        );
        if (number !== undefined) change(number);
      }}
    />
  );
}
