import type { NodeAnalysis } from '@netwright/inference';
import { countText } from './text.js';

/** The glyph of a block: layers on top of each other. Drawn in a square of 16. */
export const blockGlyph =
  '<path d="M8 2.2 14 5.3 8 8.4 2 5.3Z"/><path d="m2 8.2 6 3.1 6-3.1"/><path d="m2 11 6 3.1 6-3.1"/>';

/** What a block node holds, in a few words: `12 layers`, `3 × ConvBlock, 12 layers`. Empty for what is no opened block. */
export function blockLine({ node, block }: Pick<NodeAnalysis, 'node' | 'block'>): string {
  if (!block) return '';
  const layers = block.layers === 1 ? '1 layer' : `${countText(block.layers)} layers`;
  const repeat = 'repeat' in node && typeof node.repeat === 'number' ? node.repeat : 1;
  const name = repeat > 1 ? `${repeat} × ${block.block.name}` : block.block.name;
  // A block that was made of a model has the name of the node that stands for it.
  return repeat === 1 && name === node.name ? layers : `${name}, ${layers}`;
}
