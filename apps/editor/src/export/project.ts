import type { GeneratedFile, ShippedFile } from '@netwright/codegen';
import { shippedBytes } from '../files/shipped-data.js';
import type { ProjectFile } from './zip.js';

/** All files of an exported project, with the data that belongs to it. */
export async function projectFiles({
  files,
  shipped,
}: {
  readonly files: readonly GeneratedFile[];
  readonly shipped: readonly ShippedFile[];
}): Promise<readonly ProjectFile[]> {
  const data = await Promise.all(
    shipped.map(async ({ path, dataset }) => ({ path, content: await shippedBytes(dataset) })),
  );
  return [...files, ...data];
}
