import { documentSchema } from '@netwright/graph';
import * as z from 'zod';
import type { GeneratedFile } from '../generate.js';

/** The JSON Schema of a document, for other tools and for editors of text. */
export async function documentSchemaFile(): Promise<GeneratedFile> {
  const schema = z.toJSONSchema(documentSchema, { io: 'input' });
  return { path: 'docs/netwright.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` };
}
