import type { NetDocument, Node, Value } from '@netwright/graph';
import { findTemplate, type TemplateEntry, templates } from './entries.js';
import { readOption } from './options.js';

export type Instantiated =
  | { readonly ok: true; readonly document: NetDocument }
  | { readonly ok: false; readonly reason: string };

/**
 * A document of one's own, made of a template.
 *
 * @param set options and what they are set to, as the command line or a form gives them; `name` names the document
 */
export function instantiate(
  id: string,
  set: Iterable<readonly [name: string, value: unknown]> = [],
): Instantiated {
  const template = findTemplate(id);
  if (!template)
    return {
      ok: false,
      reason: `There is no template ${JSON.stringify(id)}. There are: ${templates.map((each) => each.id).join(', ')}.`,
    };
  let { document } = template;
  for (const [name, given] of set) {
    if (name === 'name') {
      document = { ...document, name: String(given) };
      continue;
    }
    const changed = withOption(template, document, name, given);
    if (!changed.ok) return changed;
    document = changed.document;
  }
  return { ok: true, document };
}

function withOption(
  { title, options }: TemplateEntry,
  document: NetDocument,
  name: string,
  given: unknown,
): Instantiated {
  const option = options.find((each) => each.name === name);
  if (!option) {
    const known = ['name', ...options.map((each) => each.name)].join(', ');
    return { ok: false, reason: `${title} has no option ${JSON.stringify(name)}. It has: ${known}.` };
  }
  const read = readOption(option, given);
  if (!read.ok) return read;
  const nodes = document.graph.nodes.map((node) =>
    option.sets.reduce(
      (set, { node: target, param }) => (node.id === target ? withParam(set, param, read.value) : set),
      node,
    ),
  );
  return { ok: true, document: { ...document, graph: { ...document.graph, nodes } } };
}

function withParam(node: Node, param: string, value: Value): Node {
  return 'params' in node ? { ...node, params: { ...node.params, [param]: value } } : node;
}
