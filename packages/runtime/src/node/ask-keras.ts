import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeras } from '@netwright/codegen';
import { kerasCheckScript } from '@netwright/codegen/check-script';
import type { Given } from '../verify/numbers.js';
import type { AskKeras } from '../verify/verify.js';

/**
 * Asks the real Keras through the exported script of a document.
 *
 * @param run runs `python check.py FOLDER`, with the folder's `train.py` beside it; fails with what Python said
 */
export function askKeras(run: (folder: string) => Promise<void>): AskKeras {
  return async (document, analysis, given, step) => {
    const folder = await mkdtemp(join(tmpdir(), 'netwright-verify-'));
    try {
      const script = generateKeras(document, analysis).model;
      await writeFile(join(folder, script.path), script.text);
      await writeFile(join(folder, 'check.py'), kerasCheckScript(document, analysis));
      await writeGiven(folder, given, step);
      await run(folder);
      return await readFound(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}

async function writeGiven(folder: string, given: readonly Given[], step: object): Promise<void> {
  let offset = 0;
  const arrays = given.map(({ name, shape, values }) => {
    const entry = { name, shape, offset, dtype: values instanceof Int32Array ? 'int32' : 'float32' };
    offset += values.byteLength;
    return entry;
  });
  await writeFile(join(folder, 'given.json'), JSON.stringify({ arrays, ...step }));
  const parts = given.map(
    ({ values }) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  );
  await writeFile(join(folder, 'given.bin'), Buffer.concat(parts));
}

async function readFound(folder: string): Promise<ReadonlyMap<string, Float32Array>> {
  const { arrays } = JSON.parse(await readFile(join(folder, 'found.json'), 'utf8')) as {
    arrays: { name: string; shape: number[]; offset: number }[];
  };
  // A copy begins at an address that numbers of 32 bits can stand at.
  const content = Uint8Array.from(await readFile(join(folder, 'found.bin')));
  return new Map(
    arrays.map(({ name, shape, offset }) => {
      const count = shape.reduce((product, size) => product * size, 1);
      return [name, new Float32Array(content.buffer, offset, count)];
    }),
  );
}
