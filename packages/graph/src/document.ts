import * as z from 'zod';
import { recipeSchema } from './recipe.js';
import { valueSchema } from './value.js';

// The schemas are loose: a property that this version does not know is kept and saved again.

const portSchema = z.looseObject({ node: z.string(), port: z.int().nonnegative() });

const edgeSchema = z.looseObject({ id: z.string(), from: portSchema, to: portSchema });

const nodeFields = {
  id: z.string().meta({ description: 'Never changes, unique in the document.' }),
  name: z
    .string()
    .meta({ description: 'What people see; inside a block a template such as {instance}_conv1.' }),
  position: z.looseObject({ x: z.number(), y: z.number() }).exactOptional(),
  note: z.string().exactOptional(),
  when: valueSchema
    .exactOptional()
    .meta({ description: 'A condition; where it is false the node is left out.' }),
  sharesWith: z.string().exactOptional().meta({ description: 'Id of the node whose weights this one uses.' }),
};

const layerNodeSchema = z.looseObject({
  ...nodeFields,
  kind: z.string().meta({ description: 'The Keras class name, or ops.Add and the like.' }),
  params: z
    .record(z.string(), valueSchema)
    .meta({ description: 'Keras arguments in camelCase; defaults are left out.' }),
  call: z
    .record(z.string(), valueSchema)
    .exactOptional()
    .meta({ description: 'Arguments of the call, not of the layer.' }),
});

const blockNodeSchema = z.looseObject({
  ...nodeFields,
  block: z.string().meta({ description: 'Id of the block.' }),
  args: z.record(z.string(), valueSchema),
  repeat: valueSchema.meta({ description: 'How many times, each fed by the one before.' }),
  names: z.array(z.looseObject({ path: z.string(), name: z.string() })).exactOptional(),
});

const nodeSchema = z.union([layerNodeSchema, blockNodeSchema]);

const graphSchema = z.looseObject({
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  inputs: z.array(z.string()).meta({ description: "Ids of the input nodes, in the model's order." }),
  outputs: z.array(z.looseObject({ name: z.string(), from: portSchema })),
});

const parameterSchema = z.looseObject({
  name: z.string(),
  type: z.enum(['int', 'float', 'bool', 'string', 'list']),
  default: valueSchema,
  description: z.string().exactOptional(),
});

const blockSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string().exactOptional(),
  parameters: z.array(parameterSchema),
  graph: graphSchema,
});

export const documentSchema = z
  .looseObject({
    format: z.literal('netwright'),
    version: z.literal(1),
    name: z.string(),
    description: z.string().exactOptional(),
    parameters: z.array(parameterSchema),
    args: z.record(z.string(), valueSchema),
    graph: graphSchema,
    blocks: z.array(blockSchema),
    training: recipeSchema.exactOptional(),
  })
  .meta({
    title: 'Netwright document',
    description: 'A neural network as it is drawn, with how it is trained.',
  });

export const schemas = {
  document: documentSchema,
  graph: graphSchema,
  block: blockSchema,
  layerNode: layerNodeSchema,
  blockNode: blockNodeSchema,
  node: nodeSchema,
  edge: edgeSchema,
  parameter: parameterSchema,
  recipe: recipeSchema,
};

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
