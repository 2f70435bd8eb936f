import type { Problem } from '@netwright/inference';
import { isDefault, type LayerDefinition, type Params } from '@netwright/layers';
import { useState } from 'react';
import { FieldRow } from './field-row.js';
import { useParamEdit } from './param-edit.js';

interface ParameterFormProps {
  readonly ids: readonly string[];
  readonly definition: LayerDefinition;
  /** As they stand in the document. */
  readonly raw: Params;
  /** As the layer reads them. */
  readonly params: Params;
  readonly problems: readonly Problem[];
  /** Parameters in which the selected layers differ. */
  readonly mixed?: ReadonlySet<string>;
}

/** The form of a layer, made of its kind's fields; the rare ones are folded away unless they say something. */
export function ParameterForm({ ids, definition, raw, params, problems, mixed }: ParameterFormProps) {
  const [open, setOpen] = useState(false);
  const { change, settle } = useParamEdit(ids);
  const fields = Object.entries(definition.params);
  const shown = fields.filter(([, field]) => !field.advanced);
  const more = fields.filter(([, field]) => field.advanced);
  // What a fault points at, or what somebody set, is not hidden behind a fold.
  const speaking = (name: string) =>
    errorOf(problems, name) !== undefined ||
    (Object.hasOwn(raw, name) && !isDefault(definition.params[name]!, params[name]));
  const rows = (list: typeof fields) =>
    list.map(([name, field]) => (
      <FieldRow
        key={name}
        name={name}
        field={field}
        raw={Object.hasOwn(raw, name) ? raw[name] : undefined}
        value={params[name]}
        mixed={mixed?.has(name) ?? false}
        error={errorOf(problems, name)}
        change={(value) => change(name, field.label, value)}
        settle={settle}
      />
    ));
  const spoken = more.filter(([name]) => speaking(name));
  const silent = more.filter(([name]) => !speaking(name));
  return (
    <div className="form">
      {rows(shown)}
      {!open && rows(spoken)}
      {more.length > 0 && (open || silent.length > 0) && (
        <button type="button" className="form-more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Less' : 'More'}
          {!open && <span>: {teaser(silent.map(([, field]) => field.label))}</span>}
        </button>
      )}
      {open && rows(more)}
    </div>
  );
}

function errorOf(problems: readonly Problem[], param: string): string | undefined {
  return problems.find((problem) => problem.where.param === param && problem.severity === 'error')?.message;
}

/** The first few labels, in lower case: "dilation, groups, initializers, trainable". */
function teaser(labels: readonly string[]): string {
  const words = labels.slice(0, 2).map((label) => label.toLowerCase());
  return labels.length > 3 ? `${words.join(', ')} and ${labels.length - 2} others` : words.join(', ');
}
