import type { NetDocument } from '@netwright/graph';
import { type Analysis, originOf, type Problem } from '@netwright/inference';
import { tfjsProgram } from './build.js';
import type { TfjsRefused } from './types.js';

/** What of a document cannot be had in TensorFlow.js, said at the layer: for the editor, and for `generate`. */
export function tfjsProblems(document: NetDocument, analysis: Analysis): readonly Problem[] {
  return tfjsProgram(document, analysis).refusals.map((refused) => refusalProblem(refused, analysis));
}

/** What cannot be had, said where the layer is drawn. */
export function refusalProblem({ node, kind, reason }: TfjsRefused, analysis: Analysis): Problem {
  const origin = originOf(analysis, node);
  return {
    code: 'target/tfjs-refused',
    where: origin
      ? {
          graph: origin.graph,
          ...(origin.instance.length > 0
            ? { instance: origin.instance, repetitions: origin.repetitions }
            : {}),
          nodes: [origin.node.id],
        }
      : { graph: 'main', nodes: [node] },
    severity: 'warning',
    message: `TensorFlow.js cannot have this ${kind}: ${reason}`,
  };
}
