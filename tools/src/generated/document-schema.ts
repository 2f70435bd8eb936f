import { documentJsonSchema } from '@netwright/graph/json-schema';
import type { GeneratedFile } from '../generate.js';

/** The JSON Schema of a document, for other tools and for editors of text. */
export async function documentSchemaFile(): Promise<GeneratedFile> {
  return { path: 'docs/netwright.schema.json', text: `${JSON.stringify(documentJsonSchema(), null, 2)}\n` };
}
