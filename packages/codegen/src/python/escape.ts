import { escapeCode, plainText, shorthands } from '../text/plain-text.js';

/**
 * A Python string literal that means exactly that text, in plain ASCII. It takes the quotes that ruff would take:
 * double ones, unless single ones need fewer escapes.
 */
export function stringLiteral(text: string): string {
  const count = (quote: string) => text.split(quote).length - 1;
  const quote = count('"') > count("'") ? "'" : '"';
  let inside = '';
  for (const character of text) {
    if (character === quote) inside += `\\${character}`;
    else if (shorthands.has(character)) inside += shorthands.get(character);
    else inside += character >= ' ' && character <= '~' ? character : escapeCode(character);
  }
  return `${quote}${inside}${quote}`;
}

/** Text that people wrote as a comment; without a hash, which could begin a word to a tool (`# noqa`, `# fmt: off`). */
export function commentText(text: string, limit: number): string {
  return plainText(text, limit).replaceAll('#', '\\x23').slice(0, limit);
}

/** The same for the inside of a docstring: no double quotes, so that none can end it, and no escapes of its own. */
export function docstringText(text: string, limit: number): string {
  return plainText(text, limit).replaceAll('"', "'").replaceAll('\\', '\\\\');
}
