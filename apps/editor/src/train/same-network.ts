import type { NetDocument, Node } from '@netwright/graph';

/** Whether two states of a document are the same network: cards may have moved and words may have changed. */
export function sameNetwork(a: NetDocument, b: NetDocument): boolean {
  if (a === b) return true;
  return (
    same(a.args, b.args) &&
    same(a.parameters, b.parameters) &&
    same(a.training, b.training) &&
    sameNodes(a.graph.nodes, b.graph.nodes) &&
    same(a.graph.edges, b.graph.edges) &&
    same(a.graph.inputs, b.graph.inputs) &&
    same(a.graph.outputs, b.graph.outputs) &&
    same(a.blocks, b.blocks)
  );
}

function sameNodes(a: readonly Node[], b: readonly Node[]): boolean {
  return a === b || (a.length === b.length && a.every((node, index) => sameNode(node, b[index] as Node)));
}

function sameNode(a: Node, b: Node): boolean {
  return a === b || same(meaning(a), meaning(b));
}

/** What counts of a node. A document is never changed in place, so most nodes do not come as far as this. */
function meaning({ position: _, note: __, ...rest }: Node): object {
  return rest;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
