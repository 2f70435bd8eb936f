import { type Edit, isBlockNode, isLayerNode, type Value } from '@netwright/graph';
import { findLayer, isKnown, shapeText } from '@netwright/layers';
import { declaredType } from '../blocks/entry.js';
import { type Candidate, type Case, setNode, weight } from './fix.js';

/** Ways out that change a block node, or what its block says that it takes. */
export function blockCandidates(aCase: Case): Candidate[] {
  const { problem, node } = aCase;
  if (!node || !isBlockNode(node.node)) return [];
  const { id, repeat } = node.node;
  if (problem.where.param === 'repeat' || (problem.code === 'block/too-large' && repeat !== 1))
    return [
      { title: 'Let it stand there once', edits: [setNode(aCase, id, 'repeat', 1)], weight: weight.list },
    ];
  return problem.code.startsWith('block/other-') ? entryCandidates(aCase) : [];
}

function entryCandidates({ problem: { code, where }, node }: Case): Candidate[] {
  const block = node?.block?.block;
  const input = where.input ?? 0;
  const entry = block?.graph.nodes.find(({ id }) => id === block.graph.inputs[input]);
  const names = entry && isLayerNode(entry) ? findLayer(entry.kind)?.entry : undefined;
  const fed = node?.inputs[input];
  if (!block || !entry || !names || !fed || !isKnown(fed)) return [];
  const set = (name: string, value: Value): Edit => ({
    type: 'set-param',
    graph: block.id,
    id: entry.id,
    in: 'params',
    name,
    value,
  });
  if (code === 'block/other-type') {
    const title = `Let ${block.name} take ${fed.dtype}`;
    return [{ title, edits: [set(names.dtype, fed.dtype)], weight: weight.parameter }];
  }
  const shape = fed.shape.map((size) => size ?? null);
  const candidates: Candidate[] = [
    {
      title: `Let ${block.name} take ${shapeText(fed.shape)}`,
      edits: [set(names.shape, shape)],
      weight: weight.parameter,
    },
  ];
  const declared = declaredType(block.id, entry)?.shape;
  if (declared?.length === shape.length) {
    const open = declared.map((size, axis) => (size === shape[axis] ? (size ?? null) : null));
    const title = `Let ${block.name} take any such size: ${shapeText(open)}`;
    candidates.push({ title, edits: [set(names.shape, open)], weight: weight.parameter + 1 });
  }
  return candidates;
}
