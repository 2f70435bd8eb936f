/** The longest text that a link may carry, in bytes unpacked. The JSON of NASNetLarge, 1,041 layers, has 1.3 MB. */
export const sizeLimit = 16 * 1024 * 1024;

/** Why a file of that many bytes is not read; undefined where it is. */
export function tooLarge(bytes: number, most: number): string | undefined {
  if (bytes <= most) return undefined;
  return `The file has ${Math.round(bytes / 1e6)} MB. Netwright reads descriptions of networks up to ${Math.round(most / 1e6)} MB; a file of weights is not needed for the drawing.`;
}
