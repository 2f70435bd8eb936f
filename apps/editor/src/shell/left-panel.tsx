import { Outline } from '../palette/outline.js';
import { Palette } from '../palette/palette.js';
import { TemplateList } from '../start/template-list.js';
import { useEditor } from '../store/editor.js';
import type { LeftTab } from '../store/view-slice.js';
import { Tabs } from '../tabs/tabs.js';

const tabs = [
  { id: 'layers', title: 'Layers' },
  { id: 'templates', title: 'Templates' },
  { id: 'outline', title: 'Outline' },
] as const satisfies readonly { id: LeftTab; title: string }[];

/** What can be put on the board, and what is on it. */
export function LeftPanel() {
  const chosen = useEditor((state) => state.leftTab);
  const show = useEditor((state) => state.showLeftTab);
  return (
    <Tabs label="Left panel" tabs={tabs} chosen={chosen} choose={(id) => show(id as LeftTab)}>
      {chosen === 'layers' && <Palette />}
      {chosen === 'templates' && <TemplateList />}
      {chosen === 'outline' && <Outline />}
    </Tabs>
  );
}
