import { readDeviceChoice } from '../numbers/device.js';
import type { Preferences } from './view-slice.js';

const key = 'netwright.preferences';

/** What was kept of an earlier visit, put into `initial`. What does not fit any more is left out. */
export function readPreferences(initial: Preferences): Preferences {
  const kept = readKept();
  if (!kept) return initial;
  const oneOf = <T extends string>(value: unknown, options: readonly T[], otherwise: T): T =>
    options.find((option) => option === value) ?? otherwise;
  const panel = (side: keyof Preferences['panels']) => {
    const raw = record(record(kept['panels'])?.[side]);
    const { open, size } = initial.panels[side];
    return {
      open: typeof raw?.['open'] === 'boolean' ? raw['open'] : open,
      size: typeof raw?.['size'] === 'number' && raw['size'] > 0 && raw['size'] < 2000 ? raw['size'] : size,
    };
  };
  const batchSize = kept['batchSize'];
  return {
    theme: oneOf(kept['theme'], ['system', 'light', 'dark'], initial.theme),
    direction: oneOf(kept['direction'], ['down', 'right'], initial.direction),
    measure: oneOf(kept['measure'], ['parameters', 'macs'], initial.measure),
    batchSize:
      typeof batchSize === 'number' && Number.isInteger(batchSize) && batchSize > 0
        ? batchSize
        : initial.batchSize,
    device: readDeviceChoice(kept['device']),
    panels: { left: panel('left'), right: panel('right'), drawer: panel('drawer') },
    leftTab: oneOf(kept['leftTab'], ['layers', 'templates', 'outline'], initial.leftTab),
    drawerTab: oneOf(
      kept['drawerTab'],
      ['code', 'tfjs', 'summary', 'training', 'problems'],
      initial.drawerTab,
    ),
  };
}

export function writePreferences({
  theme,
  direction,
  measure,
  batchSize,
  device,
  panels,
  leftTab,
  drawerTab,
}: Preferences): void {
  try {
    localStorage.setItem(
      key,
      JSON.stringify({ theme, direction, measure, batchSize, device, panels, leftTab, drawerTab }),
    );
  } catch {
    // A browser that keeps nothing: the editor works all the same.
  }
}

function readKept(): Record<string, unknown> | undefined {
  try {
    return record(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
