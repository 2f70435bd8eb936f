import { templates } from '@netwright/templates';
import { useState } from 'react';
import { findTemplates } from './find-templates.js';
import { TemplateCard } from './template-card.js';
import './start.css';
import { SearchField } from '../shell/search-field.js';

/** The templates, in the left panel. */
export function TemplateList() {
  const [search, setSearch] = useState('');
  const found = findTemplates(templates, search);
  return (
    <div className="template-list">
      <SearchField placeholder="Search templates" value={search} onSearch={setSearch} />
      <ul className="panel-scroll">
        {found.map((template) => (
          <TemplateCard key={template.id} template={template} brief />
        ))}
        {found.length === 0 && <li className="start-nothing">No template fits “{search}”.</li>}
      </ul>
    </div>
  );
}
