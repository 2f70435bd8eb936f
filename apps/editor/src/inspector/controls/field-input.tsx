import type { ComponentProps } from 'react';
import type { ControlProps } from './control.js';
import { DraftInput } from './draft-input.js';

interface FieldInputProps extends Omit<ComponentProps<typeof DraftInput>, 'settle'> {
  /** The control that it is the input, or one of the inputs, of. */
  readonly of: ControlProps;
}

/** The input of a control: named by its label, explained by its texts, and empty where several layers do not agree. */
export function FieldInput({ of, text, ...rest }: FieldInputProps) {
  const { id, mixed, invalid, describedBy, settle } = of;
  return (
    <DraftInput
      id={id}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      placeholder={mixed ? 'several' : undefined}
      {...rest}
      text={mixed ? '' : text}
      settle={settle}
    />
  );
}
