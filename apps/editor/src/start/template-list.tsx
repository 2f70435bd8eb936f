import { templates } from '@netwright/templates';
import { useState } from 'react';
import { Icon } from '../icons/icon.js';
import { findTemplates } from './find-templates.js';
import { TemplateCard } from './template-card.js';
import './start.css';

/** The templates, in the left panel. */
export function TemplateList() {
  const [search, setSearch] = useState('');
  const found = findTemplates(templates, search);
  return (
    <div className="template-list">
      <label className="search">
        <Icon name="search" />
        <input
          type="search"
          placeholder="Search templates"
          aria-label="Search templates"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </label>
      <ul className="panel-scroll">
        {found.map((template) => (
          <TemplateCard key={template.id} template={template} brief />
        ))}
        {found.length === 0 && <li className="start-nothing">No template fits “{search}”.</li>}
      </ul>
    </div>
  );
}
