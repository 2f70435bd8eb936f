import * as z from 'zod/mini';
import { recipeSchema } from './recipe-schema.js';
import { valueSchema } from './value-schema.js';

// The document as it is published, and the source of its types. The engine itself opens files by restore/rules.ts, which
// repairs instead of refusing; only tests and the JSON Schema load this file, so zod stays out of the bundle.
// The schemas are loose: a property that this version does not know is kept and saved again.

export const portSchema = z.looseObject({ node: z.string(), port: z.int().check(z.nonnegative()) });

export const edgeSchema = z.looseObject({ id: z.string(), from: portSchema, to: portSchema });

const nodeFields = {
  id: z.string().register(z.globalRegistry, { description: 'Never changes, unique in the document.' }),
  name: z.string().register(z.globalRegistry, {
    description: 'What people see; inside a block a template such as {instance}_conv1.',
  }),
  position: z.exactOptional(z.looseObject({ x: z.number(), y: z.number() })),
  note: z.exactOptional(z.string()),
  when: z
    .exactOptional(valueSchema)
    .register(z.globalRegistry, { description: 'A condition; where it is false the node is left out.' }),
  sharesWith: z
    .exactOptional(z.string())
    .register(z.globalRegistry, { description: 'Id of the node whose weights this one uses.' }),
};

export const layerNodeSchema = z.looseObject({
  ...nodeFields,
  kind: z
    .string()
    .register(z.globalRegistry, { description: 'The Keras class name, or ops.Add and the like.' }),
  params: z
    .record(z.string(), valueSchema)
    .register(z.globalRegistry, { description: 'Keras arguments in camelCase; defaults are left out.' }),
  call: z
    .exactOptional(z.record(z.string(), valueSchema))
    .register(z.globalRegistry, { description: 'Arguments of the call, not of the layer.' }),
});

export const blockNodeSchema = z.looseObject({
  ...nodeFields,
  // What says a kind is a layer, even where it says the kind badly.
  kind: z.exactOptional(z.never()),
  block: z.string().register(z.globalRegistry, { description: 'Id of the block.' }),
  args: z.record(z.string(), valueSchema),
  repeat: valueSchema.check(
    z.meta({
      description: 'How many times, each fed by the one before.',
    }),
  ),
  names: z.exactOptional(z.array(z.looseObject({ path: z.string(), name: z.string() }))),
});

const nodeSchema = z.union([layerNodeSchema, blockNodeSchema]);

export const graphSchema = z.looseObject({
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  inputs: z
    .array(z.string())
    .register(z.globalRegistry, { description: "Ids of the input nodes, in the model's order." }),
  outputs: z.array(z.looseObject({ name: z.string(), from: portSchema })),
});

export const parameterSchema = z.looseObject({
  name: z.string(),
  type: z.enum(['int', 'float', 'bool', 'string', 'list']),
  default: valueSchema,
  description: z.exactOptional(z.string()),
});

export const blockSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.exactOptional(z.string()),
  parameters: z.array(parameterSchema),
  graph: graphSchema,
});

export const documentSchema = z
  .looseObject({
    format: z.literal('netwright'),
    version: z.literal(1),
    name: z.string(),
    description: z.exactOptional(z.string()),
    parameters: z.array(parameterSchema),
    args: z.record(z.string(), valueSchema),
    graph: graphSchema,
    blocks: z.array(blockSchema),
    training: z.exactOptional(recipeSchema),
  })
  .register(z.globalRegistry, {
    title: 'Netwright document',
    description: 'A neural network as it is drawn, with how it is trained.',
  });
