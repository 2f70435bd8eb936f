import { applyEdit } from './apply/apply-edit.js';
import type { NetDocument } from './document.js';
import type { Edit } from './edit.js';

/** One step that a person made: what was done, and what takes it back. */
export interface Step {
  readonly edit: Edit;
  readonly inverse: Edit;
  /** Said in the menu: "Undo move". */
  readonly title?: string;
  /** Steps with one key that follow each other closely become one: what is typed into one field. */
  readonly merge?: string;
  /** When it was made, in milliseconds. */
  readonly at?: number;
}

/** Steps with one merge key are one as long as no pause between them is longer, in milliseconds. */
const pause = 1500;

/** A list with its newest item first. It shares its rest with the list before it, so that history has no end. */
type Chain = { readonly step: Step; readonly rest: Chain } | undefined;

/** What can be undone and redone. A value: every change gives a new one. */
export class History {
  static readonly empty = new History(undefined, undefined, false);

  private constructor(
    private readonly past: Chain,
    private readonly future: Chain,
    /** Whether the next step may become one with the last. */
    private readonly open: boolean,
  ) {}

  get canUndo(): boolean {
    return this.past !== undefined;
  }

  get canRedo(): boolean {
    return this.future !== undefined;
  }

  /** What `undo` would take back, and `redo` do again. */
  get undoTitle(): string | undefined {
    return this.past?.step.title;
  }

  get redoTitle(): string | undefined {
    return this.future?.step.title;
  }

  /** Adds a step that was just made. What was undone before it cannot be redone any more. */
  record(step: Step): History {
    const last = this.past?.step;
    const joins =
      this.open &&
      last !== undefined &&
      step.merge !== undefined &&
      last.merge === step.merge &&
      (step.at ?? 0) - (last.at ?? 0) <= pause;
    const chain: Chain =
      joins && this.past ? { step: joined(last, step), rest: this.past.rest } : { step, rest: this.past };
    return new History(chain, undefined, true);
  }

  /** The next step stands for itself, whatever its merge key: a field was left. */
  seal(): History {
    return this.open ? new History(this.past, this.future, false) : this;
  }

  /** The document with the last step taken back; undefined where there is none. */
  undo(document: NetDocument): { readonly history: History; readonly document: NetDocument } | undefined {
    if (!this.past) return undefined;
    const { step, rest } = this.past;
    const result = applyEdit(document, step.inverse);
    if (!result.ok) return undefined;
    const future = { step: { ...step, edit: result.inverse }, rest: this.future };
    return { history: new History(rest, future, false), document: result.document };
  }

  /** The document with the last undone step made again; undefined where there is none. */
  redo(document: NetDocument): { readonly history: History; readonly document: NetDocument } | undefined {
    if (!this.future) return undefined;
    const { step, rest } = this.future;
    const result = applyEdit(document, step.edit);
    if (!result.ok) return undefined;
    const past = { step: { ...step, inverse: result.inverse }, rest: this.past };
    return { history: new History(past, rest, false), document: result.document };
  }
}

/** Two steps as one. Where both set the same things, the first says what was before and the second what is now. */
function joined(first: Step, second: Step): Step {
  const same = target(first.edit) === target(second.edit) && target(first.edit) !== undefined;
  return {
    ...second,
    edit: same ? second.edit : { type: 'batch', edits: [first.edit, second.edit] },
    inverse: same ? first.inverse : { type: 'batch', edits: [second.inverse, first.inverse] },
  };
}

/** What an edit sets, as a text; undefined for one that does more than to set something. */
function target(edit: Edit): string | undefined {
  switch (edit.type) {
    case 'set-node':
      return JSON.stringify([edit.type, edit.graph, edit.id, edit.property]);
    case 'set-param':
      return JSON.stringify([edit.type, edit.graph, edit.id, edit.in, edit.name]);
    case 'set-inputs':
    case 'set-outputs':
      return JSON.stringify([edit.type, edit.graph]);
    case 'set-block':
      return JSON.stringify([edit.type, edit.id, edit.property]);
    case 'set-document':
      return JSON.stringify([edit.type, edit.property]);
    case 'batch': {
      const targets = edit.edits.map(target);
      return targets.includes(undefined) ? undefined : JSON.stringify(targets);
    }
    default:
      return undefined;
  }
}
