/** How a language writes the numbers that have no digits. */
export interface NumberWords {
  readonly notANumber: string;
  readonly infinity: string;
  readonly minusInfinity: string;
  readonly minusZero: string;
}

/** A number as a person would write it: `0.001`, `1e-7`, and `1 / 255` for a share that has no short form. */
export function numberText(value: number, words: NumberWords): string {
  if (Number.isNaN(value)) return words.notANumber;
  if (!Number.isFinite(value)) return value > 0 ? words.infinity : words.minusInfinity;
  if (Object.is(value, -0)) return words.minusZero;
  const magnitude = Math.abs(value);
  const inverse = Math.round(10 / value) / 10;
  if (magnitude < 1 && magnitude > 1e-5 && String(value).length > 14 && 1 / inverse === value)
    return `1 / ${inverse}`;
  if (magnitude !== 0 && magnitude < 1e-4) return value.toExponential().replace('e+', 'e');
  return String(value).replace('e+', 'e');
}
