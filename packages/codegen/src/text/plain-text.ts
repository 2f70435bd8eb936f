/** What does not print, and what could end a line, turn the reading direction or hide: written as an escape everywhere. */
export const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

export function escapeCode(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
  return code > 0xff
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\x${code.toString(16).padStart(2, '0')}`;
}

export const shorthands = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
]);

/** Text on one line, with nothing in it that Python, a terminal or an editor would act on, and no longer than `limit`. */
export function plainText(text: string, limit: number): string {
  let result = '';
  for (const character of text) {
    const short = shorthands.get(character);
    const next = short ?? (unprintable.test(character) ? escapeCode(character) : character);
    if (result.length + next.length > limit - 3) return `${result.trimEnd()}...`;
    result += next;
  }
  return result.trim();
}

/** Breaks text at its spaces into lines of at most `width` characters; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
