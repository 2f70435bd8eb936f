import { type GraphId, graphOf, type NetDocument } from '../document.js';
import type { Edit } from '../edit.js';

/**
 * Gives a node another name. Wires, links and weights go by id and stay. What goes by the name follows it: an output
 * that is called as its layer is, with its loss, and the selectors of the recipe.
 */
export function renameNode(document: NetDocument, graphId: GraphId, id: string, name: string): Edit {
  const edits: Edit[] = [{ type: 'set-node', graph: graphId, id, property: 'name', value: name }];
  const graph = graphOf(document, graphId);
  const old = graph?.nodes.find((node) => node.id === id)?.name;
  if (!graph || old === undefined || graphId !== 'main') return { type: 'batch', title: 'Rename', edits };
  const named = graph.outputs.find((output) => output.name === old && output.from.node === id);
  const free = !graph.outputs.some((output) => output.name === name);
  if (named && free) {
    const outputs = graph.outputs.map((output) => (output === named ? { ...output, name } : output));
    edits.push({ type: 'set-outputs', graph: graphId, outputs });
  }
  const { training } = document;
  if (!training) return { type: 'batch', title: 'Rename', edits };
  const objectives = training.objectives.map((each) =>
    named && free && each.output === old ? { ...each, output: name } : each,
  );
  const phases = training.phases.map((phase) =>
    phase.overrides?.some(({ selector }) => selector === old)
      ? {
          ...phase,
          overrides: phase.overrides.map((each) =>
            each.selector === old ? { ...each, selector: name } : each,
          ),
        }
      : phase,
  );
  if (differ(objectives, training.objectives) || differ(phases, training.phases)) {
    edits.push({ type: 'set-document', property: 'training', value: { ...training, objectives, phases } });
  }
  return { type: 'batch', title: 'Rename', edits };
}

function differ<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.some((item, index) => item !== b[index]);
}
