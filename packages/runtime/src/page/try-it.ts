import * as tf from '@tensorflow/tfjs';
import { imageExamples } from '../data/images.js';
import type { ImageInput } from '../project.js';
import { batchAt } from '../training/examples.js';
import { element } from './elements.js';

const side = 224;

/** A board to draw on, or to put a picture on, and what the model says of it. */
export function tryIt(image: ImageInput, model: tf.LayersModel): HTMLElement {
  const board = element('canvas', { width: side, height: side, className: 'board' });
  const answer = element('output', { className: 'answer' }, 'Draw, or choose a picture.');
  const context = board.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const clear = () => {
    context.fillStyle = image.lightOnDark ? '#000' : '#fff';
    context.fillRect(0, 0, side, side);
  };
  const look = async () => answer.replaceChildren(await prediction(board, image, model));
  clear();
  drawWith(board, context, image.lightOnDark ? '#fff' : '#000', () => void look());
  const file = element('input', { type: 'file', accept: 'image/*', ariaLabel: 'Choose a picture' });
  file.onchange = async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    clear();
    context.drawImage(await createImageBitmap(chosen), 0, 0, side, side);
    await look();
  };
  const again = element('button', { type: 'button', onclick: clear }, 'Clear');
  return element(
    'section',
    {},
    element('h2', {}, 'Try it'),
    board,
    element('p', {}, again, ' ', file),
    answer,
  );
}

function drawWith(
  board: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  colour: string,
  done: () => void,
): void {
  const at = (event: PointerEvent) => {
    const { left, top, width, height } = board.getBoundingClientRect();
    return [((event.clientX - left) * side) / width, ((event.clientY - top) * side) / height] as const;
  };
  board.onpointerdown = (event) => {
    board.setPointerCapture(event.pointerId);
    context.strokeStyle = colour;
    context.lineWidth = side / 12;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(...at(event));
  };
  board.onpointermove = (event) => {
    if (!board.hasPointerCapture(event.pointerId)) return;
    context.lineTo(...at(event));
    context.stroke();
  };
  board.onpointerup = done;
}

/** The best classes with their shares, or the numbers themselves where they are no shares. */
async function prediction(
  board: HTMLCanvasElement,
  image: ImageInput,
  model: tf.LayersModel,
): Promise<string> {
  const { width, height, channels } = image;
  const small = element('canvas', { width, height });
  const context = small.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(board, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = new Uint8Array(width * height * channels);
  for (let point = 0; point < width * height; point++) {
    const colour = [0, 1, 2].map((channel) => data[4 * point + channel] as number);
    if (channels === 3) pixels.set(colour, 3 * point);
    else pixels[point] = colour.reduce((sum, part) => sum + part, 0) / 3;
  }
  const size = [height, width, channels] as const;
  const form = { pad: image.pad, layout: image.layout, largest: 255 };
  const example = imageExamples({ count: 1, size, pixels, labels: new Int32Array(1) }, form, 1, 'ids');
  const { inputs, labels } = batchAt(example, [0]);
  const result = tf.tidy(() => [model.predict(inputs)].flat()[0] as tf.Tensor);
  const values = Array.from(await result.data());
  tf.dispose([inputs, labels, result]);
  return values
    .map((value, index) => ({ value, index }))
    .sort((a, b) => b.value - a.value)
    .slice(0, 3)
    .map(({ value, index }) => `${index}: ${value.toFixed(3)}`)
    .join('   ');
}
