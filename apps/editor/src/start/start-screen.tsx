import { emptyDocument } from '@netwright/graph';
import { templates } from '@netwright/templates';
import { useState } from 'react';
import { chooseFile, openAsNew } from '../files/open.js';
import { Icon } from '../icons/icon.js';
import { Dialog } from '../shell/dialog.js';
import { editor } from '../store/editor.js';
import { findTemplates } from './find-templates.js';
import { RecentDocuments } from './recent-documents.js';
import { TemplateCard } from './template-card.js';
import './start.css';
import { SearchField } from '../shell/search-field.js';

/** Where a network begins: one's own, a template, a file, or nothing at all. */
export function StartScreen() {
  const [search, setSearch] = useState('');
  const found = findTemplates(templates, search);
  const close = () => editor().showOverlay(undefined);
  return (
    <Dialog title="Networks" className="start" close={close}>
      <div className="start-tools">
        <SearchField
          placeholder="Search"
          label="Search networks and templates"
          value={search}
          onSearch={setSearch}
        />
        <button
          type="button"
          className="button button-line"
          onClick={() => void openAsNew(emptyDocument('Untitled'), 'new')}
        >
          <Icon name="add" /> New empty
        </button>
        <button type="button" className="button button-line" onClick={chooseFile}>
          <Icon name="open" /> Open a file
        </button>
      </div>
      <div className="start-scroll">
        <RecentDocuments search={search} />
        <section aria-labelledby="start-templates">
          <h3 id="start-templates">Templates</h3>
          <ul className="document-cards">
            {found.map((template) => (
              <TemplateCard key={template.id} template={template} />
            ))}
          </ul>
          {found.length === 0 && <p className="start-nothing">No template fits “{search}”.</p>}
        </section>
      </div>
    </Dialog>
  );
}
