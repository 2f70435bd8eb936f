import { applyEdit, type Edit, type NetDocument } from '@netwright/graph';
import { findTemplate } from '@netwright/templates';
import { expect, it } from 'vitest';
import { sameNetwork } from './same-network.js';

const drawn = findTemplate('lenet5')?.document as NetDocument;

function edited(edit: Edit): NetDocument {
  const result = applyEdit(drawn, edit);
  if (!result.ok) throw new Error(result.reason);
  return result.document;
}

const id = drawn.graph.nodes.find(({ name }) => name === 'C1')?.id as string;

it.each<[string, Edit, boolean]>([
  [
    'a card that was moved',
    { type: 'set-node', graph: 'main', id, property: 'position', value: { x: 7, y: 9 } },
    true,
  ],
  ['a note', { type: 'set-node', graph: 'main', id, property: 'note', value: 'Mine' }, true],
  ['another name of the document', { type: 'set-document', property: 'name', value: 'Mine' }, true],
  ['another description', { type: 'set-document', property: 'description', value: 'Mine' }, true],
  ['a parameter', { type: 'set-param', graph: 'main', id, in: 'params', name: 'filters', value: 7 }, false],
])('%s', (_, edit, same) => {
  expect(sameNetwork(drawn, edited(edit))).toBe(same);
});
