import type { Value } from '@netwright/graph';
import type { Field } from '@netwright/layers';

/** What every control of the form is given. */
export interface ControlProps {
  /** Id of the control that the label points to. */
  readonly id: string;
  readonly field: Field;
  /** As it stands in the document; undefined where the default holds. */
  readonly raw: unknown;
  /** As the layer reads it, the default put in. */
  readonly value: unknown;
  /** Several layers are edited at once and do not agree. */
  readonly mixed: boolean;
  readonly invalid: boolean;
  /** Ids of the texts that explain the control: help, and error where there is one. */
  readonly describedBy: string;
  /** Changes the document. Changes between two calls of `settle` are one undo step. */
  change(value: Value | undefined): void;
  /** The person is done with this field: what comes next is another undo step. */
  settle(): void;
  /** What was typed and cannot be a value at all ("abc" for a number); undefined when it is mended. */
  refuse(message: string | undefined): void;
}
