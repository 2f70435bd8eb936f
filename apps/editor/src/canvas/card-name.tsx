import { renameNode } from '@netwright/graph';
import { useEffect, useRef } from 'react';
import { editor, useEditor } from '../store/editor.js';
import { boardView } from './board-view.js';

/** The name on a card; a double click or F2 makes it a field. */
export function CardName({ id, name }: { readonly id: string; readonly name: string }) {
  const renaming = useEditor((state) => state.renaming === id);
  return renaming ? <NameField id={id} name={name} /> : <b className="card-name">{name}</b>;
}

function NameField({ id, name }: { readonly id: string; readonly name: string }) {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function finish(wanted: string | undefined): void {
    if (done.current) return;
    done.current = true;
    const { document, edit, rename } = editor();
    rename(undefined);
    const text = wanted?.trim();
    if (text && text !== name) edit(renameNode(document, 'main', id, text), { title: 'Rename' });
  }

  return (
    <input
      ref={field}
      className="card-name-field nodrag nopan"
      aria-label={`New name of ${name}`}
      defaultValue={name}
      spellCheck={false}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(undefined);
        if (event.key === 'Enter' || event.key === 'Escape') boardView.focus();
      }}
    />
  );
}
