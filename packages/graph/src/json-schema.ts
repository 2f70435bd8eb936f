import * as z from 'zod/mini';
import { documentSchema } from './document-schema.js';

/**
 * The JSON Schema of a document (draft 2020-12), for other tools and for editors of text. An entry of its own: what
 * writes a schema out weighs as much as what checks with it, and neither the editor nor the command line does it.
 */
export function documentJsonSchema(): object {
  return z.toJSONSchema(documentSchema, { io: 'input' });
}
