import * as z from 'zod/mini';
import type { Value } from './value.js';

export const valueSchema: z.ZodMiniType<Value> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.array(valueSchema),
    z.record(z.string(), valueSchema),
  ]),
);
