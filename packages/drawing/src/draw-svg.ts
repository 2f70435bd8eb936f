import type { NetDocument } from '@netwright/graph';
import { type Analysis, type NodeAnalysis, shownNodes } from '@netwright/inference';
import { isKnown, product, shapeText, type Tensor } from '@netwright/layers';
import { BoxesAlong } from './boxes-along.js';
import { cardText, drawCard } from './card.js';
import { type Box, cardSize, type Direction, type Positions } from './geometry.js';
import { type Route, route } from './route.js';
import { escapeXml, textWidth } from './text.js';
import { type Palette, palettes, type Theme } from './theme.js';

const margin = 32;
const labelSize = 11;
const styles = [
  'text{font-family:"Inter Variable",Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums}',
  '.name{font-size:12.5px;font-weight:600;letter-spacing:-.005em}',
  '.line{font-size:11px}',
].join('');

export interface PictureChoice {
  readonly theme: Theme;
  readonly direction?: Direction;
}

/**
 * The network as a picture that stands for itself: a card for each layer with its glyph, its name and its parameters,
 * the shape on every wire, faults in red. Whatever a name holds is text in it, and nothing else.
 *
 * @param positions corners of the cards; a layer without one is left out
 */
export function drawSvg(
  document: NetDocument,
  analysis: Analysis,
  positions: Positions,
  choice: PictureChoice,
): string {
  const { theme, direction = 'down' } = choice;
  const palette = palettes[theme];
  const boxes = new Map<string, Box>();
  for (const { id } of document.graph.nodes) {
    const at = positions.get(id);
    if (at) boxes.set(id, { x: at.x, y: at.y, ...cardSize });
  }
  const faults = faultsByNode(analysis);
  const wires = routes(analysis, boxes, direction);
  const frame = frameOf([...boxes.values()], wires);
  const lines: string[] = [];
  const labels: string[] = [];
  for (const { id, way, tensor, to, port } of wires) {
    const red = faults.get(to)?.wires.has(id) || faults.get(to)?.inputs.has(port);
    lines.push(drawWire(way, tensor, red === true, palette));
    labels.push(drawLabel(way, tensor, red === true, palette));
  }
  const total = analysis.totals.params.total;
  const cards = [...boxes].map(([id, box]) => {
    const node = analysis.main.nodes.get(id) as NodeAnalysis;
    return drawCard(box, cardText(node, total, faults.get(id)?.message), palette);
  });
  const { x, y, width, height } = frame;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" role="img">`,
    `<title>${escapeXml(document.name)}</title>`,
    `<style>${styles}</style>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${palette.paper}"/>`,
    `<g fill="none" stroke-linecap="butt">${lines.join('')}</g>`,
    `<g text-anchor="middle">${labels.join('')}</g>`,
    ...cards,
    '</svg>\n',
  ].join('\n');
}

interface Wire {
  readonly id: string;
  readonly to: string;
  readonly port: number;
  readonly tensor: Tensor | undefined;
  readonly way: Route;
}

function routes({ main }: Analysis, boxes: ReadonlyMap<string, Box>, direction: Direction): Wire[] {
  const all = new BoxesAlong(boxes.values(), direction);
  return main.graph.edges.flatMap((edge) => {
    const from = boxes.get(edge.from.node);
    const to = boxes.get(edge.to.node);
    if (!from || !to) return [];
    const tensor = main.nodes.get(edge.from.node)?.outputs[edge.from.port];
    const others = all.between(from, to);
    return [
      { id: edge.id, to: edge.to.node, port: edge.to.port, tensor, way: route(from, to, direction, others) },
    ];
  });
}

function drawWire({ path }: Route, tensor: Tensor | undefined, red: boolean, palette: Palette): string {
  const known = tensor !== undefined && isKnown(tensor);
  const dash = known ? '' : ' stroke-dasharray="5 4"';
  return `<path d="${path}" stroke="${red ? palette.error : palette.ruleStrong}" stroke-width="${wireWidth(tensor)}"${dash}/>`;
}

/** The width of a wire follows the logarithm of what it carries for one example; open sizes do not count. */
export function wireWidth(tensor: Tensor | undefined): number {
  if (!tensor || !isKnown(tensor)) return 1.5;
  const size = product(tensor.shape.slice(1).map((dim) => (typeof dim === 'number' ? dim : 1)));
  const width = 1.1 * Math.log10(Math.max(1, size ?? 1)) - 1.6;
  return Math.round(Math.min(6, Math.max(1.5, width)) * 10) / 10;
}

function drawLabel({ label }: Route, tensor: Tensor | undefined, red: boolean, palette: Palette): string {
  if (!tensor || !isKnown(tensor)) return '';
  const text = shapeText(tensor.shape);
  const width = Math.ceil(textWidth(text, labelSize)) + 12;
  const { x, y } = label;
  return [
    `<rect x="${x - width / 2}" y="${y - 9}" width="${width}" height="18" rx="4" fill="${red ? palette.errorSoft : palette.paper}"/>`,
    `<text class="line" x="${x}" y="${y + 4}" fill="${red ? palette.error : palette.inkSoft}">${escapeXml(text)}</text>`,
  ].join('');
}

interface Faults {
  readonly message: string;
  readonly inputs: Set<number>;
  readonly wires: Set<string>;
}

/** The first error of each layer, and which of its inputs are to blame. */
function faultsByNode({ problems }: Analysis): ReadonlyMap<string, Faults> {
  const faults = new Map<string, Faults>();
  for (const { severity, where, message } of problems) {
    if (severity !== 'error') continue;
    for (const id of shownNodes(where)) {
      const known: Faults = faults.get(id) ?? {
        message,
        inputs: new Set<number>(),
        wires: new Set<string>(),
      };
      // What is wrong inside a block is no fault of the wires that lead there.
      if (where.input !== undefined && where.graph === 'main') known.inputs.add(where.input);
      if (where.graph === 'main') for (const edge of where.edges ?? []) known.wires.add(edge);
      faults.set(id, known);
    }
  }
  return faults;
}

function frameOf(boxes: readonly Box[], wires: readonly Wire[]): Box {
  let left = 0;
  let top = 0;
  let right = cardSize.width;
  let bottom = cardSize.height;
  for (const [index, box] of boxes.entries()) {
    left = index === 0 ? box.x : Math.min(left, box.x);
    top = index === 0 ? box.y : Math.min(top, box.y);
    right = index === 0 ? box.x + box.width : Math.max(right, box.x + box.width);
    bottom = index === 0 ? box.y + box.height : Math.max(bottom, box.y + box.height);
  }
  for (const { way, tensor } of wires) {
    const half = tensor && isKnown(tensor) ? textWidth(shapeText(tensor.shape), labelSize) / 2 + 6 : 0;
    left = Math.min(left, way.label.x - half);
    right = Math.max(right, way.label.x + half);
  }
  return {
    x: Math.floor(left - margin),
    y: Math.floor(top - margin),
    width: Math.ceil(right - left + 2 * margin),
    height: Math.ceil(bottom - top + 2 * margin),
  };
}
