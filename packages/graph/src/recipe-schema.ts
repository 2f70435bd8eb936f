import * as z from 'zod/mini';
import { valueSchema } from './value-schema.js';

/** A Keras object by its class name, with the arguments that differ from the default: `{ object: 'Adam', config: { learningRate: 0.001 } }`. */
const objectSchema = z.looseObject({ object: z.string(), config: z.record(z.string(), valueSchema) });

/**
 * One phase of the training: what is trained, how long and how fast. Freeze-then-fine-tune is two of them.
 * An override picks layers by name (`encoder/*`), and says whether they train and at what share of the rate.
 */
const phaseSchema = z.looseObject({
  name: z.exactOptional(z.string()),
  epochs: z.number(),
  optimizer: objectSchema,
  schedule: z.exactOptional(objectSchema),
  overrides: z.exactOptional(
    z.array(
      z.looseObject({
        selector: z.string(),
        trainable: z.exactOptional(z.boolean()),
        rate: z.exactOptional(z.number()),
      }),
    ),
  ),
});

/** Loss and metrics of one output, by the name it has in `graph.outputs`. Names are values, so this is a list. */
const objectiveSchema = z.looseObject({
  output: z.string(),
  loss: objectSchema,
  weight: z.exactOptional(z.number()),
  metrics: z.array(objectSchema),
});

export const recipeSchema = z.looseObject({
  /** The dataset by its id (`digits`, `mnist`, `npz`, ...) with its options. */
  dataset: z.looseObject({ id: z.string(), options: z.exactOptional(z.record(z.string(), valueSchema)) }),
  /** Share of the examples that is held back for validation, in (0, 1). Stratified by label where there is one. */
  validation: z.number(),
  batchSize: z.number(),
  seed: z.number(),
  objectives: z.array(objectiveSchema),
  phases: z.array(phaseSchema),
  callbacks: z.exactOptional(z.array(objectSchema)),
});
