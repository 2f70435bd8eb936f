/** Bytes as people read them, in powers of 1,024: `12.3 MiB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${Math.round(bytes)} B`;
  const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10));
  const scaled = bytes / 1024 ** power;
  return `${scaled >= 100 ? Math.round(scaled) : Number(scaled.toPrecision(3))} ${units[power - 1]}`;
}
