import { lazy, Suspense } from 'react';
import { useProblems } from '../numbers/use-problems.js';
import { SafetyNet } from '../shell/safety-net.js';
import { editor, useEditor } from '../store/editor.js';
import type { DrawerTab } from '../store/view-slice.js';
import { Tabs } from '../tabs/tabs.js';
import { TrainingTitle } from '../train/training-title.js';
import { DrawerButtons } from './drawer-buttons.js';
import { KerasPanel } from './keras-panel.js';
import { ProblemsPanel } from './problems-panel.js';
import { SummaryPanel } from './summary-panel.js';
import { TfjsPanel } from './tfjs-panel.js';
import './drawer.css';

const TrainPanel = lazy(async () => ({ default: (await import('../train/train-panel.js')).TrainPanel }));

/** Below the board: the code, the table, the training, and what is wrong. */
export function Drawer() {
  const tab = useEditor((state) => state.drawerTab);
  const errors = useEditor(
    (state) => state.analysis.problems.filter(({ severity }) => severity === 'error').length,
  );
  const all = useProblems().length;
  const tabs = [
    { id: 'code', title: 'Keras' },
    { id: 'tfjs', title: 'TF.js' },
    { id: 'summary', title: 'Summary' },
    { id: 'training', title: <TrainingTitle /> },
    {
      id: 'problems',
      title: all === 0 ? 'Problems' : `Problems ${all}`,
      tone: errors > 0 ? ('error' as const) : undefined,
    },
  ];
  return (
    <div className="drawer">
      <Tabs
        label="Below the board"
        tabs={tabs}
        chosen={tab}
        choose={(id) => editor().showDrawerTab(id as DrawerTab)}
        aside={<DrawerButtons tab={tab} />}
      >
        {tab === 'code' && <KerasPanel />}
        {tab === 'tfjs' && <TfjsPanel />}
        {tab === 'summary' && <SummaryPanel />}
        {tab === 'training' && (
          <SafetyNet what="the training" leave={() => editor().showDrawerTab('code')}>
            <Suspense>
              <TrainPanel />
            </Suspense>
          </SafetyNet>
        )}
        {tab === 'problems' && <ProblemsPanel />}
      </Tabs>
    </div>
  );
}
