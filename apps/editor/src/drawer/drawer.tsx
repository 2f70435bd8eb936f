import { Icon } from '../icons/icon.js';
import { editor, useEditor } from '../store/editor.js';
import type { DrawerTab } from '../store/view-slice.js';
import { Tabs } from '../tabs/tabs.js';
import { CodePanel } from './code-panel.js';
import { copyText } from './copy.js';
import { generatedKeras } from './generated.js';
import { ProblemsPanel } from './problems-panel.js';
import { SummaryPanel, summaryTable } from './summary-panel.js';
import { summaryFormats, summaryText } from './summary-text.js';
import './drawer.css';

/** Below the board: the code, the table, and what is wrong. */
export function Drawer() {
  const tab = useEditor((state) => state.drawerTab);
  const errors = useEditor(
    (state) => state.analysis.problems.filter(({ severity }) => severity === 'error').length,
  );
  const all = useEditor((state) => state.analysis.problems.length);
  const tabs = [
    { id: 'code', title: 'Keras' },
    { id: 'summary', title: 'Summary' },
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
        {tab === 'code' && <CodePanel />}
        {tab === 'summary' && <SummaryPanel />}
        {tab === 'problems' && <ProblemsPanel />}
      </Tabs>
    </div>
  );
}

function DrawerButtons({ tab }: { readonly tab: DrawerTab }) {
  return (
    <>
      {tab === 'code' && (
        <button
          type="button"
          className="button"
          onClick={() => copyText(generatedKeras(editor().analysis).model.text, 'Code')}
        >
          <Icon name="copy" /> Copy
        </button>
      )}
      {tab === 'summary' && (
        <fieldset className="copy-as">
          <legend>Copy as</legend>
          {summaryFormats.map((format) => (
            <button
              key={format}
              type="button"
              className="button"
              onClick={() => copyText(summaryText(summaryTable(), format), `Summary as ${format}`)}
            >
              {format}
            </button>
          ))}
        </fieldset>
      )}
      <button
        type="button"
        className="button button-icon"
        aria-label="Fold the drawer away"
        title="Fold the drawer away"
        onClick={() => editor().togglePanel('drawer', false)}
      >
        <Icon name="chevron" />
      </button>
    </>
  );
}
