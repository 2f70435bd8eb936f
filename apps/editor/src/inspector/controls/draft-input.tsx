import { type InputHTMLAttributes, type KeyboardEvent, useRef, useState } from 'react';

interface DraftInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'step' | 'value'> {
  /** What stands in the document, as text. */
  readonly text: string;
  /** Takes what is typed, at every key. Where it cannot be read, the document keeps what it has. */
  read(text: string): void;
  /** Arrow keys, in a field of numbers: the text a step up or down. */
  step?(text: string, by: number): string | undefined;
  settle(): void;
}

/**
 * A text field that shows what is typed while it is typed, and what the document says as soon as it is left. So half
 * a number never changes the network, and a value that cannot be read is never lost from sight while it is mended.
 */
export function DraftInput({ text, read, step, settle, className = '', ...rest }: DraftInputProps) {
  const [draft, setDraft] = useState<string>();
  const before = useRef(text);

  function type(next: string): void {
    setDraft(next);
    read(next);
  }

  function leave(): void {
    setDraft(undefined);
    settle();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') {
      settle();
      setDraft(undefined);
      event.currentTarget.select();
    } else if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      read(before.current);
      setDraft(undefined);
    } else if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && step) {
      const next = step(draft ?? text, (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
      if (next === undefined) return;
      event.preventDefault();
      type(next);
    }
  }

  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      className={`field-input ${className}`}
      value={draft ?? text}
      onFocus={(event) => {
        before.current = text;
        event.currentTarget.select();
      }}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
}
