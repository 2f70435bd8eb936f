import { catalog } from '@netwright/layers';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { boardView } from '../canvas/board-view.js';
import { addAfterSelection } from '../editing/add-layer.js';
import { Icon } from '../icons/icon.js';
import { Dialog } from '../shell/dialog.js';
import { editor, useEditor } from '../store/editor.js';
import type { Command } from './command.js';
import { shortcutText } from './keys.js';
import { matchScore } from './match.js';
import { useCommands } from './registry.js';
import './command-palette.css';

/** What can be chosen: commands, and once something is typed also the layers of the network and those that can be added. */
interface Choice {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly keys: string | undefined;
  /** Beside the title, smaller. */
  readonly note?: string;
  readonly words: string;
  run(): void;
}

const mostShown = 60;

/** Every command by its name, with its shortcut; layers can be gone to and added from here too. */
export function CommandPalette() {
  const close = () => useEditor.getState().showOverlay(undefined);
  const commands = useCommands();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const base = useId();
  const choices = useMemo(() => matching(query, commands), [query, commands]);
  const chosen = choices[Math.min(at, choices.length - 1)];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  function run(choice: Choice | undefined): void {
    if (!choice) return;
    close();
    // The dialog gives the focus back first, so that what the command opens can take it.
    setTimeout(() => choice.run(), 0);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(chosen);
    }
  }

  return (
    <Dialog title="Commands" bare className="command-palette" close={close}>
      <div className="command-search">
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${base}-list`}
          aria-activedescendant={chosen ? `${base}-${chosen.id}` : undefined}
          aria-label="Search commands and layers"
          placeholder="Do something, or go to a layer"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      <div ref={list} className="command-list" role="listbox" id={`${base}-list`} aria-label="Commands">
        {choices.map((choice, index) => (
          <div key={choice.id} role="presentation">
            {choices[index - 1]?.group !== choice.group && <h3 role="presentation">{choice.group}</h3>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus */}
            <div
              id={`${base}-${choice.id}`}
              role="option"
              aria-selected={choice === chosen}
              className="command"
              onPointerMove={() => setAt(index)}
              onClick={() => run(choice)}
            >
              {choice.title}
              {choice.note && <small>{choice.note}</small>}
              {choice.keys && <kbd>{choice.keys}</kbd>}
            </div>
          </div>
        ))}
        {choices.length === 0 && <p className="command-nothing">Nothing is called that.</p>}
      </div>
    </Dialog>
  );
}

function matching(query: string, commands: readonly Command[]): readonly Choice[] {
  const own = commands
    .filter((command) => !command.quiet && command.id !== 'commands' && command.enabled?.() !== false)
    .map(
      (command): Choice => ({
        id: command.id,
        title: command.title,
        group: command.group,
        keys: command.keys?.[0] === undefined ? undefined : shortcutText(command.keys[0]),
        words: command.words ?? '',
        run: command.run,
      }),
    );
  if (query.trim() === '') return byGroup(own.map((choice) => ({ choice, score: 0 })));
  const scored = [...own, ...goTo(), ...add()].flatMap((choice) => {
    const score = matchScore(query, choice.title, choice.words);
    return score === undefined ? [] : [{ choice, score }];
  });
  scored.sort((a, b) => b.score - a.score);
  return byGroup(scored.slice(0, mostShown));
}

/** Groups stay together, the best first. */
function byGroup(scored: readonly { readonly choice: Choice; readonly score: number }[]): readonly Choice[] {
  const groups = [...new Set(scored.map(({ choice }) => choice.group))];
  return groups.flatMap((group) =>
    scored.filter(({ choice }) => choice.group === group).map(({ choice }) => choice),
  );
}

function goTo(): Choice[] {
  return [...editor().analysis.main.nodes.values()].map(({ node, definition }) => ({
    id: `go-${node.id}`,
    title: node.name,
    note: definition?.title ?? '',
    group: 'Go to',
    keys: undefined,
    words: `go to ${definition?.title ?? ''}`,
    run() {
      editor().select([node.id]);
      boardView.reveal([node.id]);
      boardView.focus();
    },
  }));
}

function add(): Choice[] {
  return catalog.map((definition) => ({
    id: `add-${definition.kind}`,
    title: `Add ${definition.title}`,
    group: 'Add',
    keys: undefined,
    words: definition.aliases.join(' '),
    run: () => addAfterSelection(definition),
  }));
}
