import type { TrainingRecipe } from '@netwright/graph';
import type { Analysis } from '../analysis.js';
import { exportedNames } from '../exported-names.js';
import { type OptimizerMemory, optimizerMemory } from '../optimizer-slots.js';
import type { Training } from './training-memory.js';

type Phase = TrainingRecipe['phases'][number];

/** What a phase of the recipe trains, and with what; undefined where its optimiser is not known. */
export interface PhaseMemory {
  readonly training: Training;
  readonly optimizer: OptimizerMemory;
}

/** The phases of the recipe; without one, a single phase with Adam. */
export function phasesOf(analysis: Analysis): readonly (PhaseMemory | undefined)[] {
  const phases = analysis.document.training?.phases ?? [];
  return (phases.length > 0 ? phases : [undefined]).map((phase) => {
    const optimizer = optimizerMemory(phase?.optimizer);
    return optimizer && { training: trainingOf(analysis, phase, optimizer), optimizer };
  });
}

function trainingOf(analysis: Analysis, phase: Phase | undefined, optimizer: OptimizerMemory): Training {
  const rules = (phase?.overrides ?? []).flatMap(({ selector, trainable }) =>
    trainable === undefined ? [] : [{ matches: pattern(selector), trainable }],
  );
  const names = rules.length > 0 ? exportedNames(analysis) : undefined;
  return {
    isTrained({ node, weights }, path) {
      const weight = weights.find((each) => each.path === path);
      const name = names?.get(node.shares ?? node.node.id);
      const rule = name === undefined ? undefined : rules.findLast(({ matches }) => matches(name));
      if (!rule) return weight?.trainable ?? false;
      // The statistics of a normalisation are never trained, whatever the phase says of its layer.
      return (
        rule.trainable && (node.inferred?.weights?.find((each) => each.path === path)?.trainable ?? false)
      );
    },
    slots: ({ bytes, shape }) => bytes * optimizer.slots(shape),
  };
}

/** Names with `*` for any letters, as the script that trains reads them (fnmatch). */
function pattern(selector: string): (name: string) => boolean {
  const parts = selector.split('*');
  return (name) => {
    const [first = ''] = parts;
    if (parts.length === 1) return name === first;
    const last = parts.at(-1) as string;
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
      return false;
    let at = first.length;
    for (const part of parts.slice(1, -1)) {
      const found = name.indexOf(part, at);
      if (found < 0 || found + part.length > name.length - last.length) return false;
      at = found + part.length;
    }
    return true;
  };
}
