/** At most three figures that count, for a small square: `1/256` is `0.004`, `-16` has a real minus. */
export function shortNumber(value: number): string {
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(value < 0 ? 2 : 3)));
  return text.replace('-', '−').replace(/^(−?)0\./, '$1.');
}
