import {
  align,
  connectSelection,
  deleteSelection,
  disconnectSelection,
  duplicateSelection,
  nudge,
  selectAll,
  toggleOutput,
  walk,
} from '../editing/selection-actions.js';
import { editor } from '../store/editor.js';
import type { Command } from './command.js';
import { registerCommands } from './registry.js';

const some = () => editor().selection.size > 0;
const one = () => editor().selection.size === 1;
const several = () => editor().selection.size > 1;

registerCommands([
  {
    id: 'undo',
    title: 'Undo',
    group: 'Edit',
    keys: ['Mod+Z'],
    run: () => editor().undo(),
    enabled: () => editor().history.canUndo,
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    run: () => editor().redo(),
    enabled: () => editor().history.canRedo,
  },
  {
    id: 'delete',
    title: 'Delete, wires heal',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    run: deleteSelection,
    enabled: () => some() || editor().wireSelection.size > 0,
  },
  {
    id: 'duplicate',
    title: 'Duplicate',
    group: 'Edit',
    keys: ['Mod+D'],
    run: duplicateSelection,
    enabled: some,
  },
  {
    id: 'rename',
    title: 'Rename',
    group: 'Layers',
    keys: ['F2'],
    run: () => editor().rename([...editor().selection][0]),
    enabled: one,
  },
  {
    id: 'quick-add',
    title: 'Add a layer by typing',
    group: 'Layers',
    keys: ['/'],
    words: 'quick add new tab',
    run: () => editor().showOverlay({ type: 'quick-add', call: {} }),
  },
  {
    id: 'connect',
    title: 'Connect the two selected layers',
    group: 'Layers',
    keys: ['C'],
    words: 'wire',
    run: connectSelection,
    enabled: () => editor().selection.size === 2,
  },
  {
    id: 'disconnect',
    title: 'Take the wires of the selection away',
    group: 'Layers',
    keys: ['Shift+C'],
    words: 'unwire disconnect',
    run: disconnectSelection,
    enabled: some,
  },
  {
    id: 'output',
    title: 'Make the layer an output of the model, or not',
    group: 'Layers',
    keys: ['O'],
    words: 'result end',
    run: toggleOutput,
    enabled: one,
  },
  { id: 'select-all', title: 'Select everything', group: 'Select', keys: ['Mod+A'], run: selectAll },
  {
    id: 'select-none',
    title: 'Select nothing',
    group: 'Select',
    keys: ['Escape'],
    run: () => editor().select([]),
    enabled: () => some() || editor().wireSelection.size > 0,
  },
  {
    id: 'walk-on',
    title: 'Go on along the wire',
    group: 'Select',
    keys: ['Mod+ArrowDown', 'J'],
    run: () => walk('on'),
  },
  {
    id: 'walk-back',
    title: 'Go back along the wire',
    group: 'Select',
    keys: ['Mod+ArrowUp', 'K'],
    run: () => walk('back'),
  },
  {
    id: 'walk-next',
    title: 'Go to the next branch',
    group: 'Select',
    keys: ['Mod+ArrowRight', 'L'],
    run: () => walk('next'),
  },
  {
    id: 'walk-previous',
    title: 'Go to the branch before',
    group: 'Select',
    keys: ['Mod+ArrowLeft', 'H'],
    run: () => walk('previous'),
  },
  { id: 'align-left', title: 'Align left', group: 'Layers', run: () => align('left'), enabled: several },
  { id: 'align-top', title: 'Align top', group: 'Layers', run: () => align('top'), enabled: several },
  {
    id: 'distribute-across',
    title: 'Distribute across',
    group: 'Layers',
    run: () => align('across'),
    enabled: several,
  },
  {
    id: 'distribute-down',
    title: 'Distribute down',
    group: 'Layers',
    run: () => align('down'),
    enabled: several,
  },
  ...nudges('', 4),
  ...nudges('Shift+', 20),
]);

/** The arrow keys move what is selected; with Shift held, farther. */
function nudges(held: string, step: number): Command[] {
  const directions = [
    ['ArrowUp', 0, -step],
    ['ArrowDown', 0, step],
    ['ArrowLeft', -step, 0],
    ['ArrowRight', step, 0],
  ] as const;
  return directions.map(([key, dx, dy]) => ({
    id: `nudge-${held}${key}`,
    title: 'Move',
    group: 'Edit',
    keys: [`${held}${key}`],
    quiet: true,
    run: () => nudge(dx, dy),
    enabled: some,
  }));
}
