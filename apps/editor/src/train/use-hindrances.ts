import { recipeProblems } from '@netwright/codegen';
import { useMemo } from 'react';
import { useTfjsProblems } from '../drawer/tfjs-target.js';
import { useEditor } from '../store/editor.js';

/** Why what stands on the board cannot be trained here, as sentences; none where it can. */
export function useHindrances(): readonly string[] {
  const analysis = useEditor((state) => state.analysis);
  const refused = useTfjsProblems();
  return useMemo(() => {
    if (analysis.main.graph.nodes.length === 0) return ['There is nothing on the board yet.'];
    const errors = [...analysis.problems, ...recipeProblems(analysis.document, analysis)].filter(
      ({ severity }) => severity === 'error',
    );
    return [...errors, ...refused].map(({ message }) => message);
  }, [analysis, refused]);
}
