import type { LayerDefinition } from '@netwright/layers';
import { boardView } from '../canvas/board-view.js';
import { editor } from '../store/editor.js';
import { type Anchor, composeAdd } from './compose-add.js';
import { newLayer, type Wish } from './new-layer.js';

/** Puts a layer on the board, selects it and brings it into view. */
export function addLayer(wish: Wish, anchor: Anchor): void {
  const { document, edit } = editor();
  const node = newLayer(document, wish);
  const done = edit(composeAdd(document, node, anchor), {
    select: [node.id],
    announce: `${node.name}, ${wish.definition.title}, added`,
    near: boardView.centre(),
  });
  if (done) requestAnimationFrame(() => boardView.reveal([node.id]));
}

/** Adds a layer after what is selected; with nothing selected, at the end of the network. */
export function addAfterSelection(definition: LayerDefinition, wish: Omit<Wish, 'definition'> = {}): void {
  addLayer({ ...wish, definition }, { after: anchors() });
}

/** The selected layers; with none, the layer that the network's only output comes from. */
export function anchors(): readonly string[] {
  const { selection, document } = editor();
  if (selection.size > 0) return [...selection];
  const { nodes, edges, outputs } = document.graph;
  const [output] = outputs;
  if (output && outputs.length === 1) return [output.from.node];
  const ends = nodes.filter((node) => !edges.some((edge) => edge.from.node === node.id));
  return ends.length === 1 ? ends.map((node) => node.id) : [];
}
