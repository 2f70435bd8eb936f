import type { StepLoss } from './messages.js';

/** More points than this are not told apart in a picture. */
const most = 1000;

/** Adds the losses of new steps. Where there are too many, neighbours become one, so that all of them stay in sight. */
export function addLosses(before: readonly StepLoss[], added: readonly StepLoss[]): readonly StepLoss[] {
  const all = [...before, ...added];
  return all.length > most ? halved(all) : all;
}

function halved(losses: readonly StepLoss[]): readonly StepLoss[] {
  return losses.flatMap(([at, loss], index): StepLoss[] => {
    if (index % 2 === 0) return index === losses.length - 1 ? [[at, loss]] : [];
    const [, before] = losses[index - 1] as StepLoss;
    return [[at, (before + loss) / 2]];
  });
}
