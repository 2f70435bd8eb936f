import { type Category, categories } from '@netwright/layers';

/** The colours of the tokens, for what is drawn on a canvas. */
export interface Ink {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly rule: string;
  readonly wire: string;
  readonly accent: string;
  readonly error: string;
  readonly hues: ReadonlyMap<Category, string>;
  readonly tints: ReadonlyMap<Category, string>;
}

/** Reads the tokens as they stand now, in the theme that is shown. */
export function readInk(): Ink {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: token('paper'),
    raised: token('paper-raised'),
    ink: token('ink'),
    rule: token('rule-strong'),
    wire: token('wire'),
    accent: token('accent'),
    error: token('error'),
    hues: new Map(categories.map((category) => [category, token(category)])),
    tints: new Map(categories.map((category) => [category, token(`${category}-tint`)])),
  };
}
