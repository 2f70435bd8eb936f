import type { trainingSource } from '@netwright/codegen/tfjs';
import { useMemo } from 'react';
import { useTfjs } from '../drawer/tfjs-target.js';
import { useEditor } from '../store/editor.js';
import { useTrainingChoices } from './choices.js';
import type { DataChoice } from './training.js';

/** What the network is trained on by its recipe, and whether it is there: else files have to be chosen. */
export function useTrainingSource(): {
  readonly source: ReturnType<typeof trainingSource> | undefined;
  readonly choice: DataChoice | undefined;
} {
  const { tfjs } = useTfjs();
  const analysis = useEditor((state) => state.analysis);
  const chosen = useTrainingChoices((state) => state.files);
  const source = useMemo(() => tfjs?.trainingSource(analysis.document, analysis), [tfjs, analysis]);
  return useMemo(() => {
    if (source?.ships) return { source, choice: { dataset: source.dataset } };
    const files = chosen?.dataset === source?.dataset ? chosen?.files : undefined;
    return { source, choice: files && { files } };
  }, [source, chosen]);
}
