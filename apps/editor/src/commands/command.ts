/** Something that can be done, with a name: a line of the command palette, and of the list of shortcuts. */
export interface Command {
  readonly id: string;
  /** As a line in a menu: "Tidy the drawing". */
  readonly title: string;
  readonly group: CommandGroup;
  /** `Mod+Shift+Z`, where Mod is Ctrl, or Command on a Mac. The first one is shown. */
  readonly keys?: readonly string[];
  /** Other words people type for it. */
  readonly words?: string;
  /** Works while something is typed into a field as well. */
  readonly everywhere?: boolean;
  /** Only a key, not listed by name. */
  readonly quiet?: boolean;
  run(): void;
  /** Whether it can be done now; left out, always. */
  enabled?(): boolean;
}

export const commandGroups = ['File', 'Edit', 'Layers', 'Select', 'View', 'Help'] as const;
export type CommandGroup = (typeof commandGroups)[number];
