/** Round numbers between two others, a few of them: where an axis has its marks. */
export function marks(low: number, high: number, wanted: number): readonly number[] {
  const step = roundStep((high - low) / Math.max(1, wanted));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, index) => cleaned((first + index) * step));
}

/** The range that an axis shows so that all values and a round number on both sides fit. */
export function axisRange(values: readonly number[], wanted: number): readonly [low: number, high: number] {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return [0, 1];
  const least = known.reduce((a, b) => Math.min(a, b));
  const largest = known.reduce((a, b) => Math.max(a, b));
  const room = largest > least ? largest - least : Math.max(Math.abs(largest) * 0.1, 1e-6);
  const step = roundStep(room / Math.max(1, wanted));
  const low = cleaned(Math.floor((least - (largest > least ? 0 : room / 2)) / step + 1e-9) * step);
  const high = cleaned(Math.ceil((largest + (largest > least ? 0 : room / 2)) / step - 1e-9) * step);
  return [low, high];
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= step * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Without the dust of binary fractions. */
function cleaned(value: number): number {
  return Number(value.toPrecision(12));
}
