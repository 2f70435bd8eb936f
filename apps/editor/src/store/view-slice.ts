import type { Direction } from '@netwright/drawing';
import type { StateCreator } from 'zustand';
import type { DeviceChoice } from '../numbers/device.js';
import type { EditorState } from './editor.js';
import { readPreferences, writePreferences } from './preferences.js';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Side = 'left' | 'right' | 'drawer';
export type LeftTab = 'layers' | 'templates' | 'outline';
export type DrawerTab = 'code' | 'tfjs' | 'summary' | 'training' | 'problems';
/** What the network is exported to, and trained with. */
export type Target = 'keras' | 'tfjs';
/** What the bar on a card is a share of. */
export type Measure = 'parameters' | 'macs';

export interface Panel {
  readonly open: boolean;
  /** Width, or height of the drawer, in pixels. */
  readonly size: number;
}

/** How somebody likes the editor: kept in the browser, not in the document. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly direction: Direction;
  readonly measure: Measure;
  /** Examples in one training step, for the memory in the status bar. */
  readonly batchSize: number;
  /** What the network is to be trained on. */
  readonly device: DeviceChoice;
  readonly panels: { readonly [S in Side]: Panel };
  readonly leftTab: LeftTab;
  readonly drawerTab: DrawerTab;
}

/** Where quick add was called: on a place of the board, and with the wire that was dropped there. */
export interface QuickAddCall {
  readonly at?: { readonly x: number; readonly y: number };
  readonly from?: { readonly node: string; readonly port: number };
  readonly to?: { readonly node: string; readonly port: number };
}

/** What lies over the editor; one at a time. */
export type Overlay =
  | { readonly type: 'commands' }
  | { readonly type: 'shortcuts' }
  | { readonly type: 'quick-add'; readonly call: QuickAddCall }
  | { readonly type: 'start' }
  | { readonly type: 'export'; readonly target?: Target };

export interface ViewSlice extends Preferences {
  readonly overlay: Overlay | undefined;
  /** The target that was looked at last: what it cannot have is among the problems. */
  readonly target: Target;
  /** The layer whose name is being typed on its card. */
  readonly renaming: string | undefined;
  setTheme(theme: ThemeChoice): void;
  setDirection(direction: Direction): void;
  setMeasure(measure: Measure): void;
  setBatchSize(batchSize: number): void;
  setDevice(device: DeviceChoice): void;
  /** Opens or folds a panel; without `open`, the other way round. */
  togglePanel(side: Side, open?: boolean): void;
  resizePanel(side: Side, size: number): void;
  showLeftTab(tab: LeftTab): void;
  /** Shows a tab of the drawer and opens it. */
  showDrawerTab(tab: DrawerTab): void;
  showOverlay(overlay: Overlay | undefined): void;
  rename(id: string | undefined): void;
}

export const panelLimits: { readonly [S in Side]: readonly [smallest: number, largest: number] } = {
  left: [180, 420],
  right: [260, 560],
  drawer: [96, 640],
};

const initial: Preferences = {
  theme: 'system',
  direction: 'down',
  measure: 'parameters',
  batchSize: 32,
  device: 'none',
  panels: {
    left: { open: true, size: 232 },
    right: { open: true, size: 316 },
    drawer: { open: true, size: 204 },
  },
  leftTab: 'layers',
  drawerTab: 'code',
};

/** Which target a tab is about; the others are about both. */
const targetOf: ReadonlyMap<DrawerTab, Target> = new Map([
  ['code', 'keras'],
  ['tfjs', 'tfjs'],
  ['training', 'tfjs'],
]);

export const createViewSlice: StateCreator<EditorState, [], [], ViewSlice> = (set, get) => {
  const prefer = (change: Partial<Preferences>) => {
    set(change);
    writePreferences(get());
  };
  const preferences = readPreferences(initial);
  return {
    ...preferences,
    overlay: undefined,
    target: targetOf.get(preferences.drawerTab) ?? 'keras',
    renaming: undefined,

    setTheme: (theme) => prefer({ theme }),
    setDirection: (direction) => prefer({ direction }),
    setMeasure: (measure) => prefer({ measure }),
    setBatchSize: (batchSize) => prefer({ batchSize }),
    setDevice: (device) => prefer({ device }),

    togglePanel(side, open) {
      const { panels } = get();
      prefer({ panels: { ...panels, [side]: { ...panels[side], open: open ?? !panels[side].open } } });
    },

    resizePanel(side, size) {
      const { panels } = get();
      const [smallest, largest] = panelLimits[side];
      prefer({
        panels: {
          ...panels,
          [side]: { open: true, size: Math.min(largest, Math.max(smallest, Math.round(size))) },
        },
      });
    },

    showLeftTab(leftTab) {
      prefer({ leftTab });
      get().togglePanel('left', true);
    },

    showDrawerTab(drawerTab) {
      prefer({ drawerTab });
      set({ target: targetOf.get(drawerTab) ?? get().target });
      get().togglePanel('drawer', true);
    },

    showOverlay: (overlay) => set({ overlay }),
    rename: (renaming) => set({ renaming }),
  };
};
