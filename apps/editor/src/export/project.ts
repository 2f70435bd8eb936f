import type { GeneratedKeras } from '@netwright/codegen';
import { digitsCsvGz } from '@netwright/templates';
import { gzipSync } from 'fflate';
import type { ProjectFile } from './zip.js';

/** Where the data of a dataset that ships lies beside the page. */
const shippedData: ReadonlyMap<string, URL> = new Map([['digits', digitsCsvGz]]);

/** All files of an exported project, with the data that belongs to it. */
export async function projectFiles({ files, shipped }: GeneratedKeras): Promise<readonly ProjectFile[]> {
  const data = await Promise.all(
    shipped.map(async ({ path, dataset }) => ({ path, content: await fetchData(dataset) })),
  );
  return [...files, ...data];
}

async function fetchData(dataset: string): Promise<Uint8Array> {
  const url = shippedData.get(dataset);
  if (!url) throw new Error(`No data is known for ${dataset}`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Some servers take a .gz file for a compressed answer, and the browser unpacks it on the way.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return packed ? bytes : gzipSync(bytes);
}
