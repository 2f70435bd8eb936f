import { isWrappedLayer } from '@netwright/graph';
import { findLayer, type LayerDefinition, type Params } from '@netwright/layers';
import type { Program } from '../program/index.js';

/** How deep layers may wrap each other; a file can say anything. */
const deepest = 20;

/** The source of the layers that Keras does not have, once for each that the program uses, in the order of use. */
export function ownLayers({ functions }: Program): readonly string[] {
  const sources = new Set<string>();
  const use = (definition: LayerDefinition | undefined, params: Params, depth: number): void => {
    const { source } = definition?.targets.keras ?? {};
    if (source !== undefined) sources.add(source);
    for (const value of Object.values(params)) {
      if (depth < deepest && isWrappedLayer(value))
        use(findLayer(value.layer.kind), value.layer.params, depth + 1);
    }
  };
  for (const { statements } of functions) {
    for (const statement of statements)
      if ('layer' in statement) use(statement.layer.definition, statement.layer.params, 0);
  }
  return [...sources];
}
