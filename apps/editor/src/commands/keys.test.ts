import { describe, expect, it } from 'vitest';
import { isShortcut, type KeyPress, shortcutText } from './keys.js';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('isShortcut', () => {
  it.each([
    ['Mod+Z', press('z', { ctrlKey: true }), false, true],
    ['Mod+Z', press('z', { metaKey: true }), true, true],
    ['Mod+Z', press('z', { ctrlKey: true }), true, false],
    ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false, false],
    ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false, true],
    ['Shift+T', press('T', { shiftKey: true }), false, true],
    ['Shift+T', press('t'), false, false],
    ['?', press('?', { shiftKey: true }), false, true],
    ['?', press('?'), false, true],
    ['Delete', press('Delete'), false, true],
    ['Delete', press('Delete', { altKey: true }), false, false],
  ] as const)('%s, %o, Mac %s: %s', (shortcut, pressed, mac, expected) => {
    expect(isShortcut(shortcut, pressed, mac)).toBe(expected);
  });
});

describe('shortcutText', () => {
  it.each([
    ['Mod+Shift+Z', true, '⌘⇧Z'],
    ['Mod+Shift+Z', false, 'Ctrl+Shift+Z'],
    ['Mod+ArrowDown', false, 'Ctrl+↓'],
  ] as const)('%s, Mac %s: %s', (shortcut, mac, expected) => {
    expect(shortcutText(shortcut, mac)).toBe(expected);
  });
});
