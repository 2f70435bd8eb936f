import type { Point as Position } from '@netwright/drawing';
import { type LayerNode, type NetDocument, newId, uniqueName } from '@netwright/graph';
import type { LayerDefinition, Params } from '@netwright/layers';
import { startingParams } from './starting-params.js';

export interface Wish {
  readonly definition: LayerDefinition;
  /** What was said of it; the rest starts as people would have it. */
  readonly params?: Params;
  readonly name?: string;
  readonly position?: Position;
}

/** A layer to put on the board, with an id and a name that nothing else has: `conv`, `conv_2`, ... */
export function newLayer(document: NetDocument, { definition, params, name, position }: Wish): LayerNode {
  const word = definition.aliases.find((alias) => /^\w+$/.test(alias)) ?? definition.kind.toLowerCase();
  return {
    id: newId(),
    name: uniqueName(document.graph, name ?? word),
    kind: definition.kind,
    params: startingParams(definition, params),
    ...(position ? { position } : {}),
  };
}
