import { batch } from '@netwright/graph';
import { useState } from 'react';
import { shortcutText } from '../commands/keys.js';
import { runCommand } from '../commands/registry.js';
import { SavedState } from '../files/saved-state.js';
import { Icon, type IconName } from '../icons/icon.js';
import { useEditor } from '../store/editor.js';
import { useShownTheme } from './use-theme.js';

/** The line at the top: what is open, and what is done most. */
export function Header() {
  const showOverlay = useEditor((state) => state.showOverlay);
  return (
    <header className="header" data-region>
      <h1 className="visually-hidden">Netwright</h1>
      <div className="header-start">
        <button
          type="button"
          className="mark"
          onClick={() => showOverlay({ type: 'start' })}
          title="Documents and templates"
        >
          <Mark />
          Netwright
        </button>
        <div className="document-name">
          <DocumentName />
          <SavedState />
        </div>
      </div>
      <div className="header-tools" role="toolbar" aria-label="Edit">
        <HistoryButtons />
        <ToolButton command="tidy" icon="tidy" title="Tidy" keys="Shift+T" />
        <ToolButton command="quick-add" icon="add" title="Add" keys="Tab" />
      </div>
      <div className="header-end">
        <ThemeButton />
        <button type="button" className="button" onClick={() => showOverlay({ type: 'commands' })}>
          Commands <kbd className="hide-narrow">{shortcutText('Mod+K')}</kbd>
        </button>
        <button type="button" className="button button-line" onClick={() => runCommand('train')}>
          Train here
        </button>
        <button
          type="button"
          className="button button-primary"
          onClick={() => showOverlay({ type: 'export' })}
        >
          Export
        </button>
      </div>
    </header>
  );
}

export function Mark() {
  return (
    <svg className="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d="M2 13V3l6 10V3" />
      <circle cx="12.5" cy="4" r="1.6" />
      <circle cx="12.5" cy="12" r="1.6" />
      <path d="M12.5 5.6v4.8M8 8h3" />
    </svg>
  );
}

function DocumentName() {
  const name = useEditor((state) => state.document.name);
  const edit = useEditor((state) => state.edit);
  const settle = useEditor((state) => state.settle);
  const [draft, setDraft] = useState<string>();
  const finish = () => {
    const wanted = draft?.trim();
    setDraft(undefined);
    if (wanted && wanted !== name) {
      edit(batch('Rename the document', [{ type: 'set-document', property: 'name', value: wanted }]));
      settle();
    }
  };
  return (
    <input
      aria-label="Name of the document"
      value={draft ?? name}
      spellCheck={false}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          setDraft(undefined);
          event.stopPropagation();
        }
      }}
    />
  );
}

function HistoryButtons() {
  const { canUndo, canRedo, undoTitle, redoTitle } = useEditor((state) => state.history);
  return (
    <>
      <ToolButton command="undo" icon="undo" title="Undo" keys="Mod+Z" what={undoTitle} disabled={!canUndo} />
      <ToolButton
        command="redo"
        icon="redo"
        title="Redo"
        keys="Mod+Shift+Z"
        what={redoTitle}
        disabled={!canRedo}
      />
    </>
  );
}

function ToolButton({
  command,
  icon,
  title,
  keys,
  what,
  disabled = false,
}: {
  readonly command: string;
  readonly icon: IconName;
  readonly title: string;
  readonly keys: string;
  readonly what?: string | undefined;
  readonly disabled?: boolean;
}) {
  return (
    <button
      type="button"
      className="button"
      disabled={disabled}
      title={`${what ? `${title}: ${what}` : title} (${shortcutText(keys)})`}
      onClick={() => runCommand(command)}
    >
      <Icon name={icon} />
      <span className="tool-title">{title}</span>
    </button>
  );
}

function ThemeButton() {
  const shown = useShownTheme();
  const setTheme = useEditor((state) => state.setTheme);
  const other = shown === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="button button-icon"
      aria-label={`Use the ${other} theme`}
      title={`Use the ${other} theme`}
      onClick={() => setTheme(other)}
    >
      <Icon name={shown === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}
