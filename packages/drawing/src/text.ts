/** Control characters, which XML forbids, and those that turn the writing direction of what follows. */
const forbidden = /[\p{Control}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/**
 * Text for XML: what has a meaning there is escaped, what is not allowed there or turns the writing direction of all
 * that follows is replaced, so that a name from a file stays a name.
 */
export function escapeXml(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(forbidden, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** About how wide a character of the text face is, in parts of the font size. */
function advance(character: string): number {
  if (/[ilIj.,:;'|!·]/.test(character)) return 0.3;
  if (/[frt()[\]/\\ -]/.test(character)) return 0.4;
  if (/[mwMW@%]/.test(character)) return 0.9;
  if (/[A-Z×_#&]/.test(character)) return 0.7;
  return (character.codePointAt(0) as number) > 0x2000 ? 1 : 0.62;
}

/** About how wide a text is, in pixels. A picture has no fonts to ask. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += advance(character);
  return width * size;
}

/** The text, cut with an ellipsis where it would be wider than that many pixels. */
export function fitText(text: string, size: number, width: number): string {
  let used = 0;
  let kept = '';
  const ellipsis = 0.9 * size;
  let keptWithEllipsis = '';
  for (const character of text) {
    used += advance(character) * size;
    if (used + ellipsis <= width) keptWithEllipsis += character;
    if (used > width) return `${keptWithEllipsis.trimEnd()}…`;
    kept += character;
  }
  return kept;
}

/** `1,234,567`. */
export function countText(count: number): string {
  return count.toLocaleString('en-GB');
}
