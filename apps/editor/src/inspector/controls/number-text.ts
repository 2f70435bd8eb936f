/** Reads a number as people type it: `1e-3`, `0,5`. Undefined where it is none, or not finite. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return undefined;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : undefined;
}

/** One step up or down from a number in a field, kept within its bounds and free of binary dust. */
export function stepNumber(
  text: string,
  by: number,
  size: number,
  { min = -Infinity, max = Infinity } = {},
): string | undefined {
  const number = readNumber(text);
  if (number === undefined) return undefined;
  const next = Math.min(max, Math.max(min, number + by * size));
  return String(Number(next.toPrecision(12)));
}

/** A value of the document in a text field; what is no number is shown as it is, so that it can be mended. */
export function valueAsText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
