import type { NetDocument } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import { type Box, cardSize, type Positions, type Size } from './geometry.js';
import { palettes, type Theme } from './theme.js';

export interface ThumbnailChoice extends Size {
  readonly theme: Theme;
}

/** The network as a few coloured strokes, one for each layer, fitted into a small picture: what tells two templates apart. */
export function thumbnailSvg(
  document: NetDocument,
  analysis: Analysis,
  positions: Positions,
  choice: ThumbnailChoice,
): string {
  const palette = palettes[choice.theme];
  const boxes = new Map<string, Box>();
  for (const { id } of document.graph.nodes) {
    const at = positions.get(id);
    if (at) boxes.set(id, { ...at, ...cardSize });
  }
  const all = [...boxes.values()];
  const left = all.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const top = all.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const right = all.reduce((most, { x, width }) => Math.max(most, x + width), left);
  const bottom = all.reduce((most, { y, height }) => Math.max(most, y + height), top);
  const scale = Math.min(
    0.2,
    (choice.width - 8) / (right - left || 1),
    (choice.height - 8) / (bottom - top || 1),
  );
  const dx = (choice.width - (right - left) * scale) / 2;
  const dy = (choice.height - (bottom - top) * scale) / 2;
  const px = (x: number) => tenth(dx + (x - left) * scale);
  const py = (y: number) => tenth(dy + (y - top) * scale);
  const wires = analysis.main.graph.edges.flatMap(({ from, to }) => {
    const a = boxes.get(from.node);
    const b = boxes.get(to.node);
    if (!a || !b) return [];
    return [`M${px(a.x + a.width / 2)} ${py(a.y + a.height)}L${px(b.x + b.width / 2)} ${py(b.y)}`];
  });
  const bars = [...boxes].map(([id, { x, y, width, height }]) => {
    const node = analysis.main.nodes.get(id);
    const category = node?.definition?.category ?? (node?.block ? 'core' : 'input');
    const tall = Math.max(1.5, Math.min(5, height * scale));
    return `<rect x="${px(x)}" y="${tenth(py(y) + (height * scale - tall) / 2)}" width="${tenth(width * scale)}" height="${tenth(tall)}" rx="1" fill="${palette.category[category].hue}"/>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${choice.width}" height="${choice.height}" viewBox="0 0 ${choice.width} ${choice.height}" aria-hidden="true">`,
    `<path d="${wires.join('')}" fill="none" stroke="${palette.ruleStrong}"/>`,
    `<g opacity=".8">${bars.join('')}</g>`,
    '</svg>',
  ].join('');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
