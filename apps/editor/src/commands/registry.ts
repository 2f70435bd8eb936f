import { useSyncExternalStore } from 'react';
import type { Command } from './command.js';

let commands: readonly Command[] = [];
const listeners = new Set<() => void>();

/** Makes commands known: palette, list of shortcuts and keys follow. One with the same id takes the place of the earlier. */
export function registerCommands(added: readonly Command[]): void {
  const ids = new Set(added.map((command) => command.id));
  commands = [...commands.filter((command) => !ids.has(command.id)), ...added];
  for (const listener of listeners) listener();
}

export function allCommands(): readonly Command[] {
  return commands;
}

export function useCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, allCommands);
}

/** Runs a command if it can be done now. */
export function runCommand(id: string): boolean {
  const command = commands.find((one) => one.id === id);
  if (!command || command.enabled?.() === false) return false;
  command.run();
  return true;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
