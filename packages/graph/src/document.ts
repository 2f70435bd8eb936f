import type * as z from 'zod/mini';
import type {
  blockNodeSchema,
  blockSchema,
  documentSchema,
  edgeSchema,
  graphSchema,
  layerNodeSchema,
  parameterSchema,
  portSchema,
} from './document-schema.js';
import type { recipeSchema } from './recipe-schema.js';

/** The declared properties of a loose object, read-only all the way down. What is not declared is kept but not typed. */
type Declared<T> = T extends readonly (infer Item)[]
  ? readonly Declared<Item>[]
  : T extends object
    ? string extends keyof RemoveIndex<T>
      ? Readonly<T>
      : keyof RemoveIndex<T> extends never
        ? Readonly<T>
        : { readonly [K in keyof RemoveIndex<T>]: Declared<RemoveIndex<T>[K]> }
    : T;
type RemoveIndex<T> = { [K in keyof T as string extends K ? never : K]: T[K] };

/** One end of a wire: the node and the number of its input or output. */
export type Port = Declared<z.infer<typeof portSchema>>;
export type Edge = Declared<z.infer<typeof edgeSchema>>;
export type LayerNode = Declared<z.infer<typeof layerNodeSchema>>;
export type BlockNode = Declared<z.infer<typeof blockNodeSchema>>;
export type Node = LayerNode | BlockNode;
export type Graph = Declared<z.infer<typeof graphSchema>>;
export type Parameter = Declared<z.infer<typeof parameterSchema>>;
export type Block = Declared<z.infer<typeof blockSchema>>;
export type TrainingRecipe = Declared<z.infer<typeof recipeSchema>>;
export type NetDocument = Declared<z.infer<typeof documentSchema>>;

/** Which graph of a document: the network itself, or the inside of a block by its id. */
export type GraphId = 'main' | (string & {});

export function isLayerNode(node: Node): node is LayerNode {
  return 'kind' in node;
}

export function isBlockNode(node: Node): node is BlockNode {
  return !('kind' in node);
}

/** The graph with that id, or undefined where there is none. */
export function graphOf(document: NetDocument, id: GraphId): Graph | undefined {
  return id === 'main' ? document.graph : document.blocks.find((block) => block.id === id)?.graph;
}

/** A document with nothing on it. */
export function emptyDocument(name: string): NetDocument {
  return {
    format: 'netwright',
    version: 1,
    name,
    parameters: [],
    args: {},
    graph: { nodes: [], edges: [], inputs: [], outputs: [] },
    blocks: [],
  };
}
