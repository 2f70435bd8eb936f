import type { GeneratedTfjs } from '@netwright/codegen/tfjs';
import type { Analysis, Problem } from '@netwright/inference';
import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { useEditor } from '../store/editor.js';

type Tfjs = typeof import('@netwright/codegen/tfjs');

/** The export to TensorFlow.js carries the texts of whole files: it is loaded when somebody first looks at it. */
const useLoaded = create<{ readonly tfjs: Tfjs | undefined; readonly failed: boolean }>()(() => ({
  tfjs: undefined,
  failed: false,
}));

let asked = false;

async function load(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    useLoaded.setState({ tfjs: await import('@netwright/codegen/tfjs'), failed: false });
  } catch {
    // The next look tries again.
    asked = false;
    useLoaded.setState({ failed: true });
  }
}

/** What TensorFlow.js has of the network: undefined until the export is loaded, and where that is not wanted. */
export function useTfjs(wanted = true): { readonly tfjs: Tfjs | undefined; readonly failed: boolean } {
  useEffect(() => {
    if (wanted) void load();
  }, [wanted]);
  return useLoaded();
}

let last: { readonly analysis: Analysis; readonly generated: GeneratedTfjs } | undefined;

/** Written once for each analysis, however many look at it. */
function generatedTfjs(tfjs: Tfjs, analysis: Analysis): GeneratedTfjs {
  if (last?.analysis !== analysis)
    last = { analysis, generated: tfjs.generateTfjs(analysis.document, analysis) };
  return last.generated;
}

/** The TensorFlow.js project of what is open; undefined until it can be had, and where it is not wanted. */
export function useGeneratedTfjs(wanted = true): GeneratedTfjs | undefined {
  const { tfjs } = useTfjs(wanted);
  const analysis = useEditor((state) => state.analysis);
  return useMemo(
    () => (wanted && tfjs ? generatedTfjs(tfjs, analysis) : undefined),
    [wanted, tfjs, analysis],
  );
}

const none: readonly Problem[] = [];

/** What TensorFlow.js cannot have, as problems at the layers: only where somebody looks at that target. */
export function useTfjsProblems(): readonly Problem[] {
  const wanted = useEditor((state) => state.target === 'tfjs');
  const { tfjs } = useTfjs(wanted);
  const refusals = useGeneratedTfjs(wanted)?.refusals;
  const analysis = useEditor((state) => state.analysis);
  return useMemo(
    () =>
      tfjs && refusals && refusals.length > 0
        ? refusals.map((refused) => tfjs.refusalProblem(refused, analysis))
        : none,
    [tfjs, refusals, analysis],
  );
}
