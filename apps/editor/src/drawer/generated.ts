import { type GeneratedKeras, generateKeras } from '@netwright/codegen';
import type { Analysis } from '@netwright/inference';
import { useMemo } from 'react';
import { useEditor } from '../store/editor.js';

let last: { readonly analysis: Analysis; readonly generated: GeneratedKeras } | undefined;

/** The Keras project of what is open; written once for each analysis, however many look at it. */
export function generatedKeras(analysis: Analysis): GeneratedKeras {
  if (last?.analysis !== analysis) last = { analysis, generated: generateKeras(analysis.document, analysis) };
  return last.generated;
}

export function useGeneratedKeras(): GeneratedKeras {
  const analysis = useEditor((state) => state.analysis);
  return useMemo(() => generatedKeras(analysis), [analysis]);
}
