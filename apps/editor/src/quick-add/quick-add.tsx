import { cardSize } from '@netwright/drawing';
import type { LayerDefinition } from '@netwright/layers';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { boardView } from '../canvas/board-view.js';
import { addLayer, anchors } from '../editing/add-layer.js';
import type { Anchor } from '../editing/compose-add.js';
import { KindTile } from '../icons/kind-tile.js';
import { grouped } from '../numbers/number-text.js';
import { editor } from '../store/editor.js';
import type { QuickAddCall } from '../store/view-slice.js';
import { parseLine } from './parse.js';
import { preview } from './preview.js';
import './quick-add.css';

const size = { width: 380, height: 300 };
const mostShown = 7;

/** One line to add a layer by: `conv 64 3x3 s2 same relu`. Enter adds it, wired to what was selected. */
export function QuickAdd({ call }: { readonly call: QuickAddCall }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<LayerDefinition>();
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const base = useId();
  const anchor = useMemo(
    (): Anchor =>
      call.from ? { from: call.from } : call.to ? { to: call.to } : call.at ? {} : { after: anchors() },
    [call],
  );
  const place = useMemo(() => placeOf(call), [call]);
  const { line, kinds } = useMemo(() => parseLine(text, chosen, suitsAnchor(anchor)), [text, chosen, anchor]);
  const shown = useMemo(() => (line ? preview(line, anchor) : undefined), [line, anchor]);
  // Once a kind is named and more is said of it, the others are out of the question.
  const settled =
    chosen === undefined &&
    kinds[0]?.exact === true &&
    (line?.understood.length ?? 0) + (line?.unknown.length ?? 0) > 0;
  const listed = settled ? [] : kinds.slice(0, mostShown);
  const close = () => {
    editor().showOverlay(undefined);
    boardView.focus();
  };

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Element)) editor().showOverlay(undefined);
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => window.removeEventListener('pointerdown', onPointerDown, true);
  }, []);

  function add(): void {
    if (!line) return;
    const { definition, params, name } = line;
    const corner = call.at && {
      x: snap(call.at.x - cardSize.width / 2),
      y: snap(call.at.y - (call.to ? cardSize.height : 0)),
    };
    close();
    addLayer(
      { definition, params, ...(name ? { name } : {}), ...(corner ? { position: corner } : {}) },
      anchor,
    );
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && listed.length > 0) {
      event.preventDefault();
      const at = listed.findIndex(({ definition }) => definition === line?.definition);
      setChosen(listed[(at + step + listed.length) % listed.length]?.definition);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      add();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      const name = line?.definition.aliases.find((alias) => !alias.includes(' '));
      if (name && kinds[0]?.exact !== true) setText(`${name} `);
    }
  }

  return (
    <div
      ref={box}
      className="quick-add"
      role="dialog"
      aria-label="Add a layer"
      style={{ transform: `translate(${place.x}px, ${place.y}px)` }}
      onKeyDown={onKeyDown}
      data-testid="quick-add"
    >
      <div className="quick-add-line">
        <KindTile definition={line?.definition} />
        <input
          ref={field}
          role="combobox"
          aria-expanded={listed.length > 0}
          aria-controls={`${base}-kinds`}
          aria-activedescendant={line ? `${base}-${line.definition.kind}` : undefined}
          aria-label="Layer and its parameters"
          placeholder="conv 64 3x3 s2 same relu"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(undefined);
          }}
        />
        <kbd>Enter</kbd>
      </div>
      {line && (
        <div className="quick-add-read">
          <b>{line.definition.title}</b>
          {line.understood.map(({ param, label, text: said }) => (
            <span key={param} className="chip" title={label}>
              {said}
            </span>
          ))}
          {line.unknown.map((word) => (
            <span key={word} className="chip chip-unknown" title="Not understood">
              {word}?
            </span>
          ))}
          {line.next && <span className="quick-add-next">{line.next.label.toLowerCase()}</span>}
        </div>
      )}
      {line && shown && (
        <p className="quick-add-result" data-tone={shown.trouble ? 'error' : undefined}>
          {shown.trouble ?? (
            <>
              {shown.shape && <>→ {shown.shape}</>}
              {shown.count !== undefined && shown.count > 0 && <span>{grouped(shown.count)} parameters</span>}
            </>
          )}
        </p>
      )}
      <div
        role="listbox"
        id={`${base}-kinds`}
        aria-label="Layers"
        className="quick-add-kinds"
        hidden={listed.length < 2}
      >
        {listed.map(({ definition }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
          <div
            key={definition.kind}
            role="option"
            id={`${base}-${definition.kind}`}
            aria-selected={definition === line?.definition}
            className="quick-add-kind"
            onClick={() => {
              setChosen(definition);
              field.current?.focus();
            }}
          >
            <KindTile definition={definition} />
            {definition.title}
            <small>{definition.summary}</small>
          </div>
        ))}
      </div>
      {text.trim() !== '' && !line && (
        <p className="quick-add-result">No layer begins with “{text.trim().split(/\s+/)[0]}”.</p>
      )}
    </div>
  );
}

/** Whether a kind takes what comes out of the layer that it would be wired to, as far as that is known. */
function suitsAnchor({ from, after }: Anchor): (definition: LayerDefinition) => boolean {
  const { nodes } = editor().analysis.main;
  const source = from?.node ?? after?.[after.length - 1];
  const rank = source === undefined ? undefined : nodes.get(source)?.outputs[from?.port ?? 0]?.shape?.length;
  return ({ inputs: [port] }) =>
    rank === undefined ||
    port === undefined ||
    ((port.ranks?.includes(rank) ?? true) && rank >= (port.minRank ?? 0));
}

/** Where the line stands on the screen: where it was called, below the selected layer, or in the middle of the board. */
function placeOf({ at }: QuickAddCall): { readonly x: number; readonly y: number } {
  const { selection, document: drawing } = editor();
  const last = [...selection].pop();
  const card = at ? undefined : drawing.graph.nodes.find(({ id }) => id === last)?.position;
  const middle = boardView.toScreen({
    x: boardView.centre().x + cardSize.width / 2,
    y: boardView.centre().y,
  });
  const below =
    card && boardView.toScreen({ x: card.x + cardSize.width / 2, y: card.y + cardSize.height + 10 });
  const point = at ? boardView.toScreen(at) : (below ?? middle);
  return {
    x: Math.min(window.innerWidth - size.width - 12, Math.max(12, point.x - size.width / 2)),
    y: Math.min(window.innerHeight - size.height - 12, Math.max(52, point.y + 4)),
  };
}

function snap(value: number): number {
  return Math.round(value / 4) * 4;
}
