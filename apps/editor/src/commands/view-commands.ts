import { boardView } from '../canvas/board-view.js';
import { tidy } from '../editing/tidy.js';
import { editor } from '../store/editor.js';
import type { LeftTab } from '../store/view-slice.js';
import { registerCommands } from './registry.js';

registerCommands([
  {
    id: 'train',
    title: 'Train here',
    group: 'View',
    words: 'training fit learn browser webgpu weights',
    run: showTraining,
  },
  {
    id: 'tidy',
    title: 'Tidy the drawing',
    group: 'View',
    keys: ['Shift+T'],
    words: 'layout arrange',
    run: () => void tidy(),
  },
  {
    id: 'fit',
    title: 'Show the whole drawing',
    group: 'View',
    keys: ['Shift+1'],
    words: 'zoom fit',
    run: () => boardView.fit(),
  },
  {
    id: 'fit-selection',
    title: 'Show the selection',
    group: 'View',
    keys: ['Shift+2'],
    words: 'zoom fit',
    run: () => boardView.fit(editor().selection),
    enabled: () => editor().selection.size > 0,
  },
  {
    id: 'zoom-in',
    title: 'Zoom in',
    group: 'View',
    keys: ['Mod+=', 'Mod++', '+'],
    run: () => boardView.zoomBy(1.25),
  },
  {
    id: 'zoom-out',
    title: 'Zoom out',
    group: 'View',
    keys: ['Mod+-', '-'],
    run: () => boardView.zoomBy(0.8),
  },
  {
    id: 'zoom-full',
    title: 'Full size',
    group: 'View',
    keys: ['Mod+0'],
    words: 'zoom 100',
    run: () => boardView.zoomTo(1),
  },
  {
    id: 'direction',
    title: 'Flow down, or to the right',
    group: 'View',
    words: 'direction orientation horizontal vertical left',
    run: turn,
  },
  {
    id: 'measure',
    title: 'Bars on the cards: share of parameters, or of MACs',
    group: 'View',
    words: 'measure',
    run: () => editor().setMeasure(editor().measure === 'parameters' ? 'macs' : 'parameters'),
  },
  {
    id: 'theme-light',
    title: 'Light theme',
    group: 'View',
    words: 'colour bright',
    run: () => editor().setTheme('light'),
  },
  {
    id: 'theme-dark',
    title: 'Dark theme',
    group: 'View',
    words: 'colour night',
    run: () => editor().setTheme('dark'),
  },
  {
    id: 'theme-system',
    title: 'Theme as on this computer',
    group: 'View',
    words: 'colour',
    run: () => editor().setTheme('system'),
  },
  {
    id: 'panel-left',
    title: 'Show or hide the left panel',
    group: 'View',
    keys: ['['],
    run: () => editor().togglePanel('left'),
  },
  {
    id: 'panel-right',
    title: 'Show or hide the inspector',
    group: 'View',
    keys: [']'],
    run: () => editor().togglePanel('right'),
  },
  {
    id: 'panel-drawer',
    title: 'Show or hide the drawer',
    group: 'View',
    keys: ['Mod+J'],
    words: 'code summary problems',
    run: () => editor().togglePanel('drawer'),
  },
  leftTab('layers', 'Layers to add'),
  leftTab('templates', 'Templates'),
  leftTab('outline', 'Outline of the network'),
  {
    id: 'next-region',
    title: 'Go to the next part of the window',
    group: 'View',
    keys: ['F6'],
    words: 'focus panel',
    everywhere: true,
    run: () => goToRegion(1),
  },
  {
    id: 'previous-region',
    title: 'Go to the part of the window before',
    group: 'View',
    keys: ['Shift+F6'],
    words: 'focus panel',
    everywhere: true,
    run: () => goToRegion(-1),
  },
  {
    id: 'commands',
    title: 'All commands',
    group: 'Help',
    keys: ['Mod+K'],
    everywhere: true,
    run: () => editor().showOverlay(editor().overlay?.type === 'commands' ? undefined : { type: 'commands' }),
  },
  {
    id: 'shortcuts',
    title: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['?'],
    run: () => editor().showOverlay({ type: 'shortcuts' }),
  },
]);

function leftTab(tab: LeftTab, title: string) {
  return {
    id: `tab-${tab}`,
    title: `Show: ${title}`,
    group: 'View' as const,
    run: () => editor().showLeftTab(tab),
  };
}

function turn(): void {
  const direction = editor().direction === 'down' ? 'right' : 'down';
  editor().setDirection(direction);
  void tidy(direction);
}

/** Moves the focus from one part of the window to another. */
function goToRegion(step: number): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]:not([hidden])')];
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(current + step + regions.length) % regions.length];
  const target = next?.querySelector<HTMLElement>(
    '.board-frame, button:not(:disabled), input, [tabindex="0"]',
  );
  target?.focus();
}

/** Room for the curves, as far as there is less. */
const trainingHeight = 300;

function showTraining(): void {
  const { panels, resizePanel, showDrawerTab } = editor();
  if (panels.drawer.size < trainingHeight) resizePanel('drawer', trainingHeight);
  showDrawerTab('training');
}
