import type { InputShape } from '@netwright/inference';
import { Stop } from './terminal.js';

/** `160,160,3` or `image=160,160,3`, an open size as `none`. */
export function inputShape(said: string): InputShape {
  const at = said.lastIndexOf('=');
  const sizes = said
    .slice(at + 1)
    .split(',')
    .map((size) => (/^(none|null)$/i.test(size.trim()) ? null : Number(size.trim() || 'none')));
  if (sizes.some((size) => size !== null && (!Number.isSafeInteger(size) || size < 1))) {
    throw new Stop(
      `--input-shape takes whole numbers with commas between them, such as 160,160,3, not "${said}".`,
    );
  }
  return at < 0 ? { sizes } : { input: said.slice(0, at), sizes };
}
