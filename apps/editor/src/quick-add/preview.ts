import { applyEdit } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { shapeText } from '@netwright/layers';
import { type Anchor, composeAdd } from '../editing/compose-add.js';
import { newLayer } from '../editing/new-layer.js';
import { editor } from '../store/editor.js';
import type { QuickAddLine } from './parse.js';

/** What the layer would be, if it were added now. */
export interface Preview {
  readonly shape: string;
  readonly count: number | undefined;
  readonly trouble: string | undefined;
}

/** Adds the layer to a copy of the document and looks at what comes of it. */
export function preview({ definition, params }: QuickAddLine, anchor: Anchor): Preview | undefined {
  const { document, analysis } = editor();
  const node = newLayer(document, { definition, params });
  const result = applyEdit(document, composeAdd(document, node, anchor));
  if (!result.ok) return undefined;
  const made = analyze(result.document, analysis).main.nodes.get(node.id);
  if (!made) return undefined;
  return {
    shape: made.outputs[0]?.shape === undefined ? '' : shapeText(made.outputs[0].shape),
    count: made.count?.total,
    trouble:
      made.inputs.length > 0 && made.inputs.every((input) => input === undefined)
        ? undefined
        : made.problems.find(({ severity }) => severity === 'error')?.message,
  };
}
