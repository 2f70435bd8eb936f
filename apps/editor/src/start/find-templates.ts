import type { TemplateEntry } from '@netwright/templates';

/** Templates in which every word of the search occurs. */
export function findTemplates(templates: readonly TemplateEntry[], search: string): readonly TemplateEntry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter(({ title, description, paper, year }) => {
    const text = `${title} ${description} ${paper} ${year}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
