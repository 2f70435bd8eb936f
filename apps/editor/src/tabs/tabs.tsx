import { type KeyboardEvent, type ReactNode, useId } from 'react';
import './tabs.css';

export interface Tab {
  readonly id: string;
  readonly title: ReactNode;
  /** Set apart, as where there are problems. */
  readonly tone?: 'error' | 'warning' | undefined;
}

/** A row of tabs with the panel of the chosen one below it, by the pattern of the WAI-ARIA guide. */
export function Tabs({
  label,
  tabs,
  chosen,
  choose,
  aside,
  children,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  choose(id: string): void;
  /** At the end of the row: buttons of the panel. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const base = useId();

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    choose(tab.id);
    document.getElementById(`${base}-${tab.id}`)?.focus();
  }

  return (
    <>
      <div className="tabs tabs-with-aside">
        <div role="tablist" aria-label={label} className="tab-list" onKeyDown={onKeyDown}>
          {tabs.map(({ id, title, tone }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`${base}-${id}`}
              className="tab"
              aria-selected={id === chosen}
              aria-controls={`${base}-panel`}
              tabIndex={id === chosen ? 0 : -1}
              data-tone={tone}
              onClick={() => choose(id)}
            >
              {title}
            </button>
          ))}
        </div>
        {aside && <div className="tab-aside">{aside}</div>}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${chosen}`} className="tab-panel">
        {children}
      </div>
    </>
  );
}
