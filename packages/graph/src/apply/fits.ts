import { isLayerNode, type Node } from '../document.js';
import { LoadReport } from '../restore/problem.js';
import { unfit } from '../restore/record.js';
import { blockNodeRules, layerNodeRules } from '../restore/rules.js';

const optional: ReadonlySet<string> = new Set(['position', 'note', 'when', 'sharesWith', 'call', 'names']);

/** Why a property of a node cannot be set to a value; undefined where it can. */
export function nodePropertyFault(node: Node, property: string, value: unknown): string | undefined {
  if (property === 'id') return 'The id of a layer never changes.';
  const [own, other] = isLayerNode(node)
    ? [layerNodeRules, blockNodeRules]
    : [blockNodeRules, layerNodeRules];
  const rule = own.get(property);
  if (!rule) {
    if (other.has(property)) return `${quoted(node.name)} cannot have the property ${quoted(property)}.`;
    return value === undefined ? undefined : notJson(value);
  }
  if (value === undefined)
    return optional.has(property) ? undefined : `A layer cannot be without its ${property}.`;
  const fault = notJson(value);
  if (fault) return fault;
  const report = new LoadReport();
  const read = rule.read(value, { path: property, report, keep: () => undefined });
  // Opening a file repairs where it can; an edit has to fit as it is.
  return read !== unfit && report.list().length === 0
    ? undefined
    : `That is not what the ${property} of a layer can be.`;
}

/** As deep as anything in a document may be nested: what walks through it may then call itself. */
export const deepest = 100;

/** Why a value could not be saved as JSON and be the same again; undefined where it can. */
export function notJson(value: unknown, depth = 0): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : `${value} is not a number that can be saved.`;
  if (typeof value !== 'object') return `A ${typeof value} cannot be saved.`;
  if (depth >= deepest) return `It is nested more than ${deepest} levels deep.`;
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    const fault = notJson(item, depth + 1);
    if (fault) return fault;
  }
  return undefined;
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
