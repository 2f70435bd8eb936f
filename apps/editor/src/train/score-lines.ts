import type { EpochRow } from './training.js';

/** One number over the epochs, in training and on what was held back. */
export interface ScoreLines {
  /** As Keras calls it: `loss`, `accuracy`. */
  readonly name: string;
  readonly training: readonly Point[];
  readonly validation: readonly Point[];
}

export type Point = readonly [epoch: number, value: number];

/** The numbers of a history, those of training and validation side by side. */
export function scoreLines(history: readonly EpochRow[]): readonly ScoreLines[] {
  const names = new Set(history.flatMap(({ scores }) => scores.map(([name]) => name.replace(/^val_/, ''))));
  const line = (wanted: string) =>
    history.flatMap(({ epoch, scores }): Point[] => {
      const found = scores.find(([name]) => name === wanted);
      return found ? [[epoch, found[1]]] : [];
    });
  return [...names].map((name) => ({ name, training: line(name), validation: line(`val_${name}`) }));
}
