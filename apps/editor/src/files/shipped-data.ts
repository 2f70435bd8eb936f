import { shippedData } from '@netwright/templates';
import { gzipSync } from 'fflate';

/** The data of a set that ships with Netwright, gzipped, from beside the page. */
export async function shippedBytes(dataset: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = shippedData.get(dataset);
  if (!url) throw new Error(`No data is known for ${dataset}`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Some servers take a .gz file for a compressed answer, and the browser unpacks it on the way.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return packed ? bytes : gzipSync(bytes);
}
