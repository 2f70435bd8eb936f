import type { KeyboardEvent } from 'react';
import { Icon } from '../icons/icon.js';

interface Props {
  readonly placeholder: string;
  /** What is searched, where the placeholder does not say it. */
  readonly label?: string;
  readonly value: string;
  readonly onSearch: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A field to search in a list with. */
export function SearchField({ placeholder, label = placeholder, value, onSearch, onKeyDown }: Props) {
  return (
    <label className="search">
      <Icon name="search" />
      <input
        type="search"
        placeholder={placeholder}
        aria-label={label}
        value={value}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
