import { strToU8, zipSync } from 'fflate';

export interface ProjectFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A zip archive of a project, all of it in one folder, as it would be written to disk. */
export function zipProject(folder: string, files: readonly ProjectFile[]): Uint8Array<ArrayBuffer> {
  const entries = files.map(
    ({ path, content }) =>
      [`${folder}/${path}`, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  // A Map would be safer against names such as __proto__, but fflate takes an object: paths are ours, the folder's name is made safe.
  return zipSync(Object.fromEntries(entries), { level: 6 });
}
