import { ReactFlowProvider } from '@xyflow/react';
import { lazy, Suspense } from 'react';
import { Board } from './canvas/board.js';
import './commands/edit-commands.js';
import './commands/view-commands.js';
import { CommandPalette } from './commands/command-palette.js';
import { ShortcutSheet } from './commands/shortcut-sheet.js';
import { useShortcuts } from './commands/use-shortcuts.js';
import { Drawer } from './drawer/drawer.js';
import { useClipboard } from './editing/use-clipboard.js';
import { DropZone } from './files/drop-zone.js';
import { ReadingState } from './files/reading-state.js';
import { ReportDialog } from './files/report-dialog.js';
import { Inspector } from './inspector/inspector.js';
import { QuickAdd } from './quick-add/quick-add.js';
import { Header } from './shell/header.js';
import { LeftPanel } from './shell/left-panel.js';
import { Notices } from './shell/notices.js';
import { PanelEdge } from './shell/panel-edge.js';
import { SafetyNet } from './shell/safety-net.js';
import { StatusBar } from './shell/status-bar.js';
import { useEditor } from './store/editor.js';
import './shell/shell.css';

const StartScreen = lazy(async () => ({ default: (await import('./start/start-screen.js')).StartScreen }));
const ExportDialog = lazy(async () => ({
  default: (await import('./export/export-dialog.js')).ExportDialog,
}));

/** The main screen: the board in the middle, everything else can fold away. */
export function App() {
  useShortcuts();
  useClipboard();
  const { left, right, drawer } = useEditor((state) => state.panels);
  const overlay = useEditor((state) => state.overlay);
  return (
    <ReactFlowProvider>
      <div
        className="app"
        style={{
          gridTemplateColumns: `${left.open ? `min(${left.size}px, 40vw)` : '0px'} minmax(0, 1fr) ${right.open ? `min(${right.size}px, 45vw)` : '0px'}`,
          gridTemplateRows: `44px minmax(0, 1fr) ${drawer.open ? `min(${drawer.size}px, 60vh)` : '0px'} 26px`,
        }}
      >
        <Header />
        <aside className="left-panel" aria-label="Layers and templates" hidden={!left.open} data-region>
          <LeftPanel />
          <PanelEdge side="left" label="Width of the left panel" />
        </aside>
        <main className="board" aria-label="Drawing board" data-region>
          <Board />
        </main>
        <aside className="right-panel" aria-label="Inspector" hidden={!right.open} data-region>
          <PanelEdge side="right" label="Width of the inspector" />
          <Inspector />
        </aside>
        <section
          className="drawer-panel"
          aria-label="Code, summary, training and problems"
          hidden={!drawer.open}
          data-region
        >
          <PanelEdge side="drawer" label="Height of the drawer" />
          <Drawer />
        </section>
        <StatusBar />
        <Notices />
        <ReadingState />
        <DropZone />
        <ReportDialog />
        {overlay?.type === 'commands' && <CommandPalette />}
        {overlay?.type === 'shortcuts' && <ShortcutSheet />}
        {overlay?.type === 'quick-add' && <QuickAdd call={overlay.call} />}
        <SafetyNet what="this window" leave={() => useEditor.getState().showOverlay(undefined)}>
          <Suspense>
            {overlay?.type === 'start' && <StartScreen />}
            {overlay?.type === 'export' && <ExportDialog target={overlay.target} />}
          </Suspense>
        </SafetyNet>
      </div>
    </ReactFlowProvider>
  );
}
