import { bytesText as knownBytes } from '@netwright/inference';

/** 61,706; a dash where it is not known. */
export function grouped(count: number | null | undefined): string {
  return typeof count === 'number' ? count.toLocaleString('en-US') : '–';
}

/** 979 M, 4.1 G: three figures and the word for the rest. Below ten thousand the number itself. */
export function compact(count: number | null | undefined): string {
  if (typeof count !== 'number') return '–';
  if (count < 10_000) return grouped(count);
  const units = ['', ' k', ' M', ' G', ' T', ' P', ' E'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(count) / 3));
  const scaled = count / 1000 ** power;
  const text = scaled.toPrecision(3);
  // 999.9 k rounds to a thousand: that is the next unit.
  if (Number(text) >= 1000 && power < units.length - 1) return `1.00${units[power + 1]}`;
  return `${text.includes('e') ? Math.round(scaled) : text}${units[power]}`;
}

/** 12.3 MiB; a dash where it is not known. */
export function bytesText(bytes: number | null | undefined): string {
  return typeof bytes === 'number' ? knownBytes(bytes) : '–';
}

/** `1 layer`, `3 layers`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
