import type { EpochScores } from '../training/train.js';

const svg = 'http://www.w3.org/2000/svg';
const [width, height, margin] = [420, 180, 34];

/** A picture of how one number went over the epochs: training as a line, validation as a dashed one. */
export function curves(name: string, history: readonly EpochScores[]): SVGSVGElement {
  const picture = made('svg', {
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': `${name} by epoch`,
  });
  const lines = [name, `val_${name}`].map((key) =>
    history.flatMap(({ epoch, scores }) => {
      const score = scores.get(key);
      return score === undefined ? [] : [{ epoch, score }];
    }),
  );
  const values = lines.flat().map(({ score }) => score);
  const [low, high] = [Math.min(0, ...values), Math.max(...values, 1e-9)];
  const last = Math.max(2, ...history.map(({ epoch }) => epoch));
  const x = (epoch: number) => margin + ((epoch - 1) / (last - 1)) * (width - margin - 8);
  const y = (score: number) => height - 22 - ((score - low) / (high - low)) * (height - 40);
  for (const score of [low, high]) {
    picture.append(made('line', { x1: margin, x2: width - 8, y1: y(score), y2: y(score), class: 'grid' }));
    picture.append(label(margin - 4, y(score) + 4, short(score), 'end'));
  }
  picture.append(label(margin, height - 6, `${name}, epoch 1 to ${history.length}`, 'start'));
  for (const [index, line] of lines.entries()) {
    const points = line.map(({ epoch, score }) => `${x(epoch)},${y(score)}`).join(' ');
    picture.append(made('polyline', { points, class: index === 0 ? 'training' : 'validation' }));
  }
  return picture;
}

function made(tag: 'svg', attributes: Record<string, string | number>): SVGSVGElement;
function made(tag: string, attributes: Record<string, string | number>): SVGElement;
function made(tag: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element as SVGElement;
}

function label(x: number, y: number, text: string, anchor: string): SVGElement {
  const element = made('text', { x, y, 'text-anchor': anchor });
  element.textContent = text;
  return element;
}

function short(score: number): string {
  return Math.abs(score) >= 100 ? score.toFixed(0) : score.toFixed(2);
}
