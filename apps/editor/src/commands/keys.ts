/** What of a keyboard event decides which shortcut it is. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether a key press is that shortcut: `Mod+Shift+Z`, `Delete`, `?`. */
export function isShortcut(shortcut: string, press: KeyPress, mac: boolean = isMac): boolean {
  const parts = shortcut.split('+');
  const key = parts.pop() as string;
  const wants = (name: string) => parts.includes(name);
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (mod !== wants('Mod') || other || press.altKey !== wants('Alt')) return false;
  // A sign such as ? needs Shift on some keyboards and not on others.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  if (!isSign && press.shiftKey !== wants('Shift')) return false;
  return press.key.toLowerCase() === key.toLowerCase();
}

const macSigns: ReadonlyMap<string, string> = new Map([
  ['Mod', '⌘'],
  ['Shift', '⇧'],
  ['Alt', '⌥'],
]);
const signs: ReadonlyMap<string, string> = new Map([
  ['Mod', 'Ctrl'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['Escape', 'Esc'],
  ['Delete', 'Del'],
]);

/** As it is printed beside a command: `⌘⇧Z`, `Ctrl+Shift+Z`. */
export function shortcutText(shortcut: string, mac: boolean = isMac): string {
  const parts = shortcut
    .split('+')
    .map((part) => (mac ? macSigns.get(part) : undefined) ?? signs.get(part) ?? part);
  return parts.join(mac ? '' : '+');
}
