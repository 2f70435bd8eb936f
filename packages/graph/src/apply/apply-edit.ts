import { type Block, type Graph, type GraphId, graphOf, type NetDocument, type Node } from '../document.js';
import type { Edit, EditResult } from '../edit.js';
import { hasNode } from '../ids.js';
import { withEntry } from './entries.js';
import { nodePropertyFault, notJson } from './fits.js';
import { exchanged, inserted, type Outcome, refused, removed } from './lists.js';

/**
 * The one function that changes a document. Gives the changed one with the edit that takes the change back to the
 * letter; whatever was not touched keeps its identity. An edit that does not fit the document is refused with its
 * reason, and a batch is all or nothing. Never throws.
 */
export function applyEdit(document: NetDocument, edit: Edit): EditResult {
  switch (edit.type) {
    case 'batch':
      return applyBatch(document, edit);
    case 'add-node':
      return addNode(document, edit);
    case 'remove-node':
      return changeGraph(document, edit.graph, (graph) =>
        mapped(removed(graph.nodes, edit.id, 'layer'), ({ list, item, before }) => ({
          graph: { ...graph, nodes: list },
          inverse: { type: 'add-node', graph: edit.graph, node: item, before },
        })),
      );
    case 'set-node':
      return setNode(document, edit);
    case 'set-param':
      return setParam(document, edit);
    case 'add-edge':
      return changeGraph(document, edit.graph, (graph) =>
        mapped(inserted(graph.edges, edit.edge, edit.before, 'wire'), (edges) => ({
          graph: { ...graph, edges },
          inverse: { type: 'remove-edge', graph: edit.graph, id: edit.edge.id },
        })),
      );
    case 'remove-edge':
      return changeGraph(document, edit.graph, (graph) =>
        mapped(removed(graph.edges, edit.id, 'wire'), ({ list, item, before }) => ({
          graph: { ...graph, edges: list },
          inverse: { type: 'add-edge', graph: edit.graph, edge: item, before },
        })),
      );
    case 'set-inputs':
      return changeGraph(document, edit.graph, (graph) => ({
        ok: true,
        value: { graph: { ...graph, inputs: edit.inputs }, inverse: { ...edit, inputs: graph.inputs } },
      }));
    case 'set-outputs':
      return changeGraph(document, edit.graph, (graph) => ({
        ok: true,
        value: { graph: { ...graph, outputs: edit.outputs }, inverse: { ...edit, outputs: graph.outputs } },
      }));
    case 'add-block':
      return addBlock(document, edit);
    case 'remove-block': {
      const result = removed(document.blocks, edit.id, 'block');
      if (!result.ok) return result;
      const { list, item, before } = result.value;
      return {
        ok: true,
        document: { ...document, blocks: list },
        inverse: { type: 'add-block', block: item, before },
      };
    }
    case 'set-block':
      return setBlock(document, edit);
    case 'set-document':
      return setDocument(document, edit);
  }
}

type EditOf<T extends Edit['type']> = Extract<Edit, { type: T }>;

function applyBatch(document: NetDocument, edit: EditOf<'batch'>): EditResult {
  const inverses: Edit[] = [];
  let current = document;
  for (const each of edit.edits) {
    const result = applyEdit(current, each);
    if (!result.ok) return result;
    current = result.document;
    inverses.push(result.inverse);
  }
  const title = edit.title === undefined ? {} : { title: edit.title };
  return { ok: true, document: current, inverse: { type: 'batch', ...title, edits: inverses.reverse() } };
}

function addNode(document: NetDocument, edit: EditOf<'add-node'>): EditResult {
  const { id } = edit.node;
  if (hasNode(document, id)) return refused(`There is a layer with the id ${JSON.stringify(id)} already.`);
  const fault = notJson(edit.node);
  if (fault) return refused(fault);
  return changeGraph(document, edit.graph, (graph) =>
    mapped(inserted(graph.nodes, edit.node, edit.before, 'layer'), (nodes) => ({
      graph: { ...graph, nodes },
      inverse: { type: 'remove-node', graph: edit.graph, id },
    })),
  );
}

function setNode(document: NetDocument, edit: EditOf<'set-node'>): EditResult {
  return changeNode(document, edit.graph, edit.id, (node) => {
    const fault = nodePropertyFault(node, edit.property, edit.value);
    if (fault) return refused(fault);
    const { object, formerly } = withEntry(node, edit.property, edit.value, edit.before);
    const { before: _, ...target } = edit;
    return { ok: true, value: { node: object, inverse: { ...target, ...formerly } } };
  });
}

function setParam(document: NetDocument, edit: EditOf<'set-param'>): EditResult {
  return changeNode(document, edit.graph, edit.id, (node) => {
    const fault = edit.value === undefined ? undefined : notJson(edit.value);
    if (fault) return refused(fault);
    const entries = (node as { readonly [property: string]: unknown })[edit.in];
    if (entries === undefined) {
      // `call` is there only where something stands in it.
      if (edit.value === undefined) return unchanged(node, edit);
      const value = Object.fromEntries([[edit.name, edit.value]]);
      const misfit = nodePropertyFault(node, edit.in, value);
      if (misfit) return refused(misfit);
      const inverse: Edit = {
        type: 'set-node',
        graph: edit.graph,
        id: edit.id,
        property: edit.in,
        value: undefined,
      };
      return { ok: true, value: { node: withEntry(node, edit.in, value).object, inverse } };
    }
    const { object, formerly } = withEntry(entries as object, edit.name, edit.value, edit.before);
    if (object === entries) return unchanged(node, edit);
    const { before: _, ...target } = edit;
    const inverse = { ...target, ...formerly } as Edit;
    return { ok: true, value: { node: withEntry(node, edit.in, object).object, inverse } };
  });
}

function addBlock(document: NetDocument, edit: EditOf<'add-block'>): EditResult {
  if (edit.block.id === 'main')
    return refused('A block cannot have the id "main": that is the network itself.');
  const taken = edit.block.graph.nodes.find(({ id }) => hasNode(document, id));
  if (taken) return refused(`There is a layer with the id ${JSON.stringify(taken.id)} already.`);
  const result = inserted(document.blocks, edit.block, edit.before, 'block');
  if (!result.ok) return result;
  const inverse: Edit = { type: 'remove-block', id: edit.block.id };
  return { ok: true, document: { ...document, blocks: result.value }, inverse };
}

function setBlock(document: NetDocument, edit: EditOf<'set-block'>): EditResult {
  const place = document.blocks.findIndex((block) => block.id === edit.id);
  const block = document.blocks[place];
  if (!block) return refused(`There is no block with the id ${JSON.stringify(edit.id)}.`);
  if (edit.value === undefined && edit.property !== 'description')
    return refused(`A block cannot be without its ${edit.property}.`);
  const { object, formerly } = withEntry(block, edit.property, edit.value, edit.before);
  const { before: _, ...target } = edit;
  const inverse = { ...target, ...formerly } as Edit;
  if (object === block) return { ok: true, document, inverse };
  return { ok: true, document: { ...document, blocks: exchanged(document.blocks, place, object) }, inverse };
}

function setDocument(document: NetDocument, edit: EditOf<'set-document'>): EditResult {
  const required = edit.property !== 'description' && edit.property !== 'training';
  if (edit.value === undefined && required)
    return refused(`A document cannot be without its ${edit.property}.`);
  const fault = edit.value === undefined ? undefined : notJson(edit.value);
  if (fault) return refused(fault);
  const { object, formerly } = withEntry(document, edit.property, edit.value, edit.before);
  const { before: _, ...target } = edit;
  return { ok: true, document: object, inverse: { ...target, ...formerly } as Edit };
}

/** Changes the graph with that id. */
function changeGraph(
  document: NetDocument,
  id: GraphId,
  change: (graph: Graph) => Outcome<{ readonly graph: Graph; readonly inverse: Edit }>,
): EditResult {
  const graph = graphOf(document, id);
  if (!graph) return refused(`There is no block with the id ${JSON.stringify(id)}.`);
  const result = change(graph);
  if (!result.ok) return result;
  const { graph: changed, inverse } = result.value;
  if (changed === graph) return { ok: true, document, inverse };
  if (id === 'main') return { ok: true, document: { ...document, graph: changed }, inverse };
  const place = document.blocks.findIndex((block) => block.id === id);
  const block: Block = { ...(document.blocks[place] as Block), graph: changed };
  return { ok: true, document: { ...document, blocks: exchanged(document.blocks, place, block) }, inverse };
}

/** Changes the node with that id. */
function changeNode(
  document: NetDocument,
  graphId: GraphId,
  id: string,
  change: (node: Node) => Outcome<{ readonly node: Node; readonly inverse: Edit }>,
): EditResult {
  return changeGraph(document, graphId, (graph) => {
    const place = graph.nodes.findIndex((node) => node.id === id);
    const node = graph.nodes[place];
    if (!node) return refused(`There is no layer with the id ${JSON.stringify(id)}.`);
    return mapped(change(node), ({ node: changed, inverse }) => ({
      graph: changed === node ? graph : { ...graph, nodes: exchanged(graph.nodes, place, changed) },
      inverse,
    }));
  });
}

function unchanged(node: Node, inverse: Edit): Outcome<{ readonly node: Node; readonly inverse: Edit }> {
  return { ok: true, value: { node, inverse } };
}

function mapped<A, B>(outcome: Outcome<A>, map: (value: A) => B): Outcome<B> {
  return outcome.ok ? { ok: true, value: map(outcome.value) } : outcome;
}
