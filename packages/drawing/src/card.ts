import type { NodeAnalysis } from '@netwright/inference';
import type { Category } from '@netwright/layers';
import { glyphs } from '@netwright/layers/glyphs';
import { blockGlyph, blockLine } from './block.js';
import { cardSize, type Point } from './geometry.js';
import { countText, escapeXml, fitText, textWidth } from './text.js';
import type { Palette } from './theme.js';

const nameSize = 12.5;
const lineSize = 11;
const textStart = 38;
const textEnd = cardSize.width - 10;

/** What stands on a card. */
export interface CardText {
  readonly category: Category;
  readonly glyph: string;
  readonly name: string;
  /** The parameters that matter, or what is wrong. */
  readonly line: string;
  readonly count: string;
  readonly faulty: boolean;
  readonly waiting: boolean;
  /** Of the parameters of the whole network, from 0 to 1. */
  readonly share: number;
}

const unknownGlyph =
  '<path d="M6 6a2 2 0 1 1 2.6 1.9c-.4.1-.6.5-.6.9v.7"/><path d="M8 12v.01"/><circle cx="8" cy="8" r="6.2"/>';

/** @param fault the first error of the layer, in a few words */
export function cardText(node: NodeAnalysis, totalParameters: number, fault: string | undefined): CardText {
  const { definition, count, params, node: drawn } = node;
  const own = count && node.shares === undefined ? count.total : 0;
  return {
    category: definition?.category ?? (node.block ? 'core' : 'input'),
    glyph: glyphs.get(definition?.kind ?? '') ?? (node.block ? blockGlyph : unknownGlyph),
    name: drawn.name,
    line:
      fault ??
      (definition?.label(params) || definition?.title || blockLine(node) || (node.subject?.kind ?? 'Block')),
    count: own > 0 ? countText(own) : '',
    faulty: fault !== undefined,
    waiting: node.status === 'waiting',
    share: totalParameters > 0 ? own / totalParameters : 0,
  };
}

/** One card, its corner at a point. */
export function drawCard({ x, y }: Point, text: CardText, palette: Palette): string {
  const { hue, tint } = palette.category[text.category];
  const { width, height } = cardSize;
  const stroke = text.faulty ? palette.error : palette.ruleStrong;
  const countWidth = text.count === '' ? 0 : textWidth(text.count, lineSize) + 12;
  const name = fitText(
    text.name.trim() === '' ? '(no name)' : text.name,
    nameSize,
    textEnd - textStart - countWidth,
  );
  const line = fitText(text.line, lineSize, textEnd - textStart);
  const bar = Math.max(text.share * width, text.share > 0 ? 3 : 0);
  return [
    `<g transform="translate(${x} ${y})"${text.waiting ? ' opacity=".55"' : ''}>`,
    `<rect width="${width}" height="${height}" rx="6" fill="${palette.paperRaised}" stroke="${stroke}"${text.waiting ? ' stroke-dasharray="4 3"' : ''}/>`,
    bar > 0
      ? `<path d="M3 ${height - 1.5}H${(Math.max(bar, 6) - 3).toFixed(1)}" stroke="${hue}" stroke-width="2.4" stroke-linecap="round" opacity=".8"/>`
      : '',
    `<rect x="8" y="10" width="24" height="24" rx="4" fill="${tint}"/>`,
    `<g transform="translate(12 14)" color="${hue}" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">${text.glyph}</g>`,
    `<text class="name" x="${textStart}" y="19" fill="${palette.ink}">${escapeXml(name)}</text>`,
    `<text class="line" x="${textStart}" y="34" fill="${text.faulty ? palette.error : palette.inkSoft}">${escapeXml(line)}</text>`,
    text.count === ''
      ? ''
      : `<text class="line" x="${textEnd}" y="19" text-anchor="end" fill="${palette.inkSoft}">${text.count}</text>`,
    '</g>',
  ].join('');
}
