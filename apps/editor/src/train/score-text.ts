/** `0.0834`, `12.41`, `1,204`: as many places as one looks at. */
export function scoreText(score: number): string {
  if (!Number.isFinite(score)) return String(score);
  const size = Math.abs(score);
  if (size >= 1000) return score.toLocaleString('en-US', { maximumFractionDigits: 0 });
  if (size >= 10) return score.toFixed(2);
  if (size !== 0 && size < 0.001) return score.toExponential(2);
  return score.toFixed(4);
}
