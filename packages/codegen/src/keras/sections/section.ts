/** A part of the script: text as ruff leaves it, without blank lines around, and the modules that it needs. */
export interface Section {
  readonly imports: readonly string[];
  readonly text: string;
}

/** Removes the first line break of a template and the spaces at its end, so that Python text can stand flush left. */
export function python(text: string): string {
  return text.replace(/^\n/, '').trimEnd();
}
