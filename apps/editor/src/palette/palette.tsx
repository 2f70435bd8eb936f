import type { LayerDefinition } from '@netwright/layers';
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { addAfterSelection } from '../editing/add-layer.js';
import { KindTile } from '../icons/kind-tile.js';
import { categoryTitles, paletteGroups } from './categories.js';
import { endedDrag, startPaletteDrag } from './palette-drag.js';
import './palette.css';
import { SearchField } from '../shell/search-field.js';

/** Every kind, by category: dragged onto the board, or clicked to come after the selected layer. */
export function Palette() {
  const [search, setSearch] = useState('');
  const groups = useMemo(() => paletteGroups(search), [search]);
  const first = groups[0]?.kinds[0];

  function onSearchKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter' && first) {
      addAfterSelection(first);
      setSearch('');
    }
    if (event.key === 'Escape') setSearch('');
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector<HTMLElement>('.palette-item')?.focus();
    }
  }

  return (
    <div className="palette">
      <SearchField placeholder="Search layers" value={search} onSearch={setSearch} onKeyDown={onSearchKey} />
      <div className="panel-scroll">
        {groups.map(({ category, kinds }) => (
          <section key={category} aria-label={categoryTitles[category]}>
            <h2 className="palette-category">
              {categoryTitles[category]}
              <span>{kinds.length}</span>
            </h2>
            {kinds.map((kind) => (
              <PaletteItem key={kind.kind} kind={kind} />
            ))}
          </section>
        ))}
        {groups.length === 0 && (
          <p className="palette-nothing">
            No layer is called “{search}”.{' '}
            <button type="button" onClick={() => setSearch('')}>
              Show all
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

function PaletteItem({ kind }: { readonly kind: LayerDefinition }) {
  function onPointerDown(event: PointerEvent<HTMLButtonElement>): void {
    if (event.button === 0) startPaletteDrag(kind, event.nativeEvent);
  }

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...document.querySelectorAll<HTMLElement>('.palette-item')];
    items[items.indexOf(event.currentTarget) + step]?.focus();
  }

  return (
    <button
      type="button"
      className="palette-item"
      data-kind={kind.kind}
      title={kind.help}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (!endedDrag(event)) addAfterSelection(kind);
      }}
    >
      <KindTile definition={kind} />
      <span className="palette-name">{kind.title}</span>
      <small>{kind.summary}</small>
    </button>
  );
}
