import { generatedCatalog } from './catalog.generated.js';
import type { LayerDefinition } from './core/define.js';

/** Every kind that Netwright knows, in the order of the palette. */
export const catalog: readonly LayerDefinition[] = generatedCatalog;

const byKind: ReadonlyMap<string, LayerDefinition> = new Map(
  catalog.map((definition) => [definition.kind, definition]),
);

/** The definition of a kind, or undefined where the kind is not known: the node is then inert. */
export function findLayer(kind: string): LayerDefinition | undefined {
  return byKind.get(kind);
}
