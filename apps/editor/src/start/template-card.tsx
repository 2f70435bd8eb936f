import { analyze } from '@netwright/inference';
import type { TemplateEntry } from '@netwright/templates';
import { openAsNew } from '../files/open.js';
import { compact, grouped } from '../numbers/number-text.js';
import { editor } from '../store/editor.js';
import { DocumentCard } from './document-card.js';

const totals = new Map<string, { readonly parameters: number; readonly macs: number | null }>();

/** What a template comes to, counted from its document like everything else that is shown. */
function totalsOf({ id, document }: TemplateEntry): {
  readonly parameters: number;
  readonly macs: number | null;
} {
  let known = totals.get(id);
  if (!known) {
    const { params, macs } = analyze(document).totals;
    known = { parameters: params.total, macs };
    totals.set(id, known);
  }
  return known;
}

/** An architecture to start from; it is opened as a new document. */
export function TemplateCard({
  template,
  brief = false,
}: {
  readonly template: TemplateEntry;
  readonly brief?: boolean;
}) {
  const { parameters, macs } = totalsOf(template);
  return (
    <DocumentCard
      title={template.title}
      document={template.document}
      corner={String(template.year)}
      line={`${grouped(parameters)} parameters, ${compact(macs)} MACs`}
      {...(brief ? {} : { about: template.description })}
      open={() => void openTemplate(template)}
    />
  );
}

async function openTemplate(template: TemplateEntry): Promise<void> {
  await openAsNew(template.document, 'template');
  editor().announce(`${template.title} is open`);
}
