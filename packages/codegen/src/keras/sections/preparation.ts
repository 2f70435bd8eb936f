import { isFloat } from '@netwright/layers';
import type { Dataset, Fit, ModelInput } from '../../recipe/index.js';
import { shapeLiteral } from './shapes.js';

/** `prepare(images)`: images as a set keeps them, made fit for the model's input. */
export function preparation(
  { image, largest }: Dataset,
  { pad, layout }: Fit,
  input: ModelInput | undefined,
): string {
  const colour = (image?.[2] ?? 1) > 1;
  const whole = input !== undefined && !isFloat(input.dtype);
  const scaled = whole ? `images.astype("${input.dtype}")` : `images.astype("float32") / ${largest ?? 1}`;
  const padding = `((0, 0), (${pad}, ${pad}), (${pad}, ${pad})${colour ? ', (0, 0)' : ''})`;
  const forms: { readonly [L in Fit['layout']]: string } = {
    last: colour ? 'x' : 'x[..., np.newaxis]',
    first: colour ? 'x.transpose(0, 3, 1, 2)' : 'x[:, np.newaxis]',
    none: 'x',
    row: 'x.reshape(len(x), -1)',
  };
  const lines = [
    'def prepare(images):',
    `    """Return images in the model's form, (n, ${shapeLiteral(input?.shape ?? image ?? []).slice(1)}."""`,
    ...(pad > 0
      ? [`    x = np.pad(${scaled}, ${padding})`, `    return ${forms[layout]}`]
      : [`    x = ${scaled}`, `    return ${forms[layout]}`]),
  ];
  if (pad > 0 && (lines[2] as string).length > 88) {
    lines.splice(2, 1, `    x = ${scaled}`, `    x = np.pad(x, ${padding})`);
  }
  return lines.join('\n');
}

/** `encode(labels)`: class numbers as the loss takes them; empty where it takes them as they are. */
export function encoding(target: 'ids' | 'oneHot' | 'binary' | 'numbers', classes: number): string {
  if (target === 'ids') return '';
  if (target === 'oneHot') {
    return [
      'def encode(labels):',
      '    """Return class numbers as rows with a one at the class."""',
      `    return keras.utils.to_categorical(labels, ${classes})`,
    ].join('\n');
  }
  return [
    'def encode(labels):',
    '    """Return class numbers as numbers to be met, one for each example."""',
    '    return labels.reshape(-1, 1).astype("float32")',
  ].join('\n');
}
