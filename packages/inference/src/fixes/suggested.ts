import { type Edit, insertOnEdge, type Node, newId, UniqueNames, type Value } from '@netwright/graph';
import { findLayer, type Params, readParams, type Suggestion } from '@netwright/layers';
import { inputIndex } from '../problem-text.js';
import { type Candidate, type Case, weight } from './fix.js';

/** What the layer itself proposed, as edits. */
export function suggestedCandidates(aCase: Case): Candidate[] {
  const suggestions = aCase.problem.suggestions ?? [];
  const candidates = suggestions.flatMap((suggestion, index): Candidate[] => {
    const candidate = candidateOf(aCase, suggestion);
    return candidate ? [{ ...candidate, weight: candidate.weight + index / 10 }] : [];
  });
  const { param } = aCase.problem.where;
  const said = suggestions.some(
    (each) => 'set' in each && param !== undefined && Object.hasOwn(each.set, param),
  );
  return said ? candidates : [...candidates, ...defaultsOf(aCase)];
}

function candidateOf(aCase: Case, suggestion: Suggestion): Candidate | undefined {
  const { node, graph } = aCase;
  if (!node?.subject) return undefined;
  if ('set' in suggestion) {
    const edits = Object.entries(suggestion.set).map(([name, value]) =>
      setParam(graph.id, node.subject?.id as string, name, value),
    );
    const said = Object.entries(suggestion.set).map(([name, value]) => `${name} ${valueText(value)}`);
    return { title: suggestion.title ?? `Set ${said.join(', ')}`, edits, weight: weight.parameter };
  }
  const wire = node.wires[inputIndex(node, suggestion.input)] ?? node.wires[suggestion.input];
  if (!wire) return undefined;
  const titles = suggestion.insert.map(({ kind, params }) => layerText(kind, params)).join(', ');
  return {
    title: named(aCase, suggestion.title ?? `Insert ${titles}`),
    edits: [insertion(aCase, [{ edge: wire.id, layers: suggestion.insert }])],
    weight: weight.insert,
  };
}

/** A layer counts its inputs; people know what comes in by its name. */
function named({ node, graph }: Case, title: string): string {
  return title.replace(/\binput (\d+)\b/g, (counted, number: string) => {
    const wire = node?.wires[Number(number) - 1];
    return graph.nodes.get(wire?.from.node ?? '')?.node.name ?? counted;
  });
}

/** The parameter that is to blame, back at its default. */
function defaultsOf({ problem, node, graph }: Case): Candidate[] {
  const { param } = problem.where;
  const field = param === undefined ? undefined : node?.definition?.params[param];
  if (!field || !('default' in field) || param === undefined || !node?.subject) return [];
  return [
    {
      title: `Use the default for ${field.label.toLowerCase()}`,
      edits: [setParam(graph.id, node.subject.id, param, undefined)],
      weight: weight.parameter + 5,
    },
  ];
}

export function setParam(graph: string, id: string, name: string, value: unknown): Edit {
  return { type: 'set-param', graph, id, in: 'params', name, value: value as Value | undefined };
}

interface Insertion {
  readonly edge: string;
  readonly layers: readonly { readonly kind: string; readonly params: Params }[];
}

/** Puts new layers on wires, in one step. Their names are free, and they stand between the ends of the wire. */
export function insertion({ document, graph }: Case, places: readonly Insertion[]): Edit {
  const names = new UniqueNames(graph.graph.nodes.map(({ name }) => name));
  const edits = places.map(({ edge, layers }) => {
    const wire = graph.graph.edges.find(({ id }) => id === edge);
    const from = graph.nodes.get(wire?.from.node ?? '')?.node.position;
    const to = graph.nodes.get(wire?.to.node ?? '')?.node.position;
    const nodes = layers.map(({ kind, params }, index): Node => {
      const share = (index + 1) / (layers.length + 1);
      return {
        id: newId(),
        name: names.take(findLayer(kind)?.aliases[0]?.replaceAll(' ', '_') ?? 'layer'),
        kind,
        params: params as { [name: string]: Value },
        ...(from && to
          ? { position: { x: between(from.x, to.x, share), y: between(from.y, to.y, share) } }
          : {}),
      };
    });
    return insertOnEdge(document, graph.id, edge, nodes);
  });
  return edits.length === 1 ? (edits[0] as Edit) : { type: 'batch', edits };
}

function between(a: number, b: number, share: number): number {
  return Math.round((a + (b - a) * share) / 4) * 4;
}

/** A layer in a title: `Conv2D 512 · 1×1 · s2`. */
export function layerText(kind: string, params: Params): string {
  const definition = findLayer(kind);
  if (!definition) return kind;
  const label = definition.label(readParams(definition.params, params).params);
  return label === '' ? definition.title : `${definition.title} ${label}`;
}

function valueText(value: unknown): string {
  return Array.isArray(value) ? value.join('×') : String(value ?? 'default');
}
