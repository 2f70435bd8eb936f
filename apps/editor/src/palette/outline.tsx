import type { NodeAnalysis } from '@netwright/inference';
import { shapeText } from '@netwright/layers';
import { type KeyboardEvent, type MouseEvent, memo, useMemo, useState } from 'react';
import { boardView } from '../canvas/board-view.js';
import { KindTile } from '../icons/kind-tile.js';
import { useEditor } from '../store/editor.js';
import './palette.css';
import './outline.css';
import { SearchField } from '../shell/search-field.js';

const rowHeight = 28;

/** Every layer in the order of the computation; a list that keyboards and screen readers walk through. Draws only what is in sight. */
export function Outline() {
  const main = useEditor((state) => state.analysis.main);
  const selection = useEditor((state) => state.selection);
  const hovered = useEditor((state) => state.hovered);
  const select = useEditor((state) => state.select);
  const toggle = useEditor((state) => state.toggle);
  const hover = useEditor((state) => state.hover);
  const [search, setSearch] = useState('');
  const [scroll, setScroll] = useState({ top: 0, height: 800 });
  const rows = useMemo(() => {
    const word = search.trim().toLowerCase();
    return main.order.filter((id) => {
      const one = main.nodes.get(id);
      return !word || `${one?.node.name} ${one?.definition?.title ?? ''}`.toLowerCase().includes(word);
    });
  }, [main, search]);
  const first = Math.max(0, Math.floor(scroll.top / rowHeight) - 8);
  const last = Math.min(rows.length, Math.ceil((scroll.top + scroll.height) / rowHeight) + 8);

  function pick(id: string, event: MouseEvent | KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) toggle(id);
    else select([id]);
    boardView.reveal([id]);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const [current] = [...selection].slice(-1);
    const next = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(current ?? '') + step))];
    if (next === undefined) return;
    select([next]);
    boardView.reveal([next]);
    document.getElementById(`outline-${next}`)?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <div className="palette">
      <SearchField placeholder="Find a layer" value={search} onSearch={setSearch} />
      {rows.length === 0 && (
        <p className="palette-nothing">
          {main.order.length === 0 ? 'The board is empty.' : 'No layer has that name.'}
        </p>
      )}
      <div
        className="panel-scroll outline-list"
        role="listbox"
        aria-multiselectable="true"
        aria-label="Layers of the network, in order"
        tabIndex={0}
        ref={(element) => {
          if (element && element.clientHeight !== scroll.height && element.clientHeight > 0)
            setScroll({ top: element.scrollTop, height: element.clientHeight });
        }}
        onScroll={(event) =>
          setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
        }
        onKeyDown={onKeyDown}
      >
        <div style={{ height: first * rowHeight }} />
        {rows.slice(first, last).map((id) => (
          <OutlineRow
            key={id}
            analysis={main.nodes.get(id) as NodeAnalysis}
            selected={selection.has(id)}
            hovered={hovered === id}
            pick={pick}
            hover={hover}
          />
        ))}
        <div style={{ height: (rows.length - last) * rowHeight }} />
      </div>
    </div>
  );
}

const OutlineRow = memo(function OutlineRow({
  analysis,
  selected,
  hovered,
  pick,
  hover,
}: {
  readonly analysis: NodeAnalysis;
  readonly selected: boolean;
  readonly hovered: boolean;
  pick(id: string, event: MouseEvent | KeyboardEvent): void;
  hover(id: string | undefined): void;
}) {
  const { node, definition, status, outputs } = analysis;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, as the pattern of a listbox has it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
    <div
      role="option"
      id={`outline-${node.id}`}
      className="outline-item"
      aria-selected={selected}
      data-status={status}
      data-hovered={hovered || undefined}
      onClick={(event) => pick(node.id, event)}
      onPointerEnter={() => hover(node.id)}
      onPointerLeave={() => hover(undefined)}
    >
      <KindTile definition={definition} />
      <span className="name">{node.name}</span>
      <small>{status === 'faulty' ? 'has a problem' : shapeText(outputs[0]?.shape)}</small>
    </div>
  );
});
