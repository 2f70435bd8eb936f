import { execFile } from 'node:child_process';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type GeneratedTfjs, generateTfjs } from '@netwright/codegen/tfjs';
import type { NetDocument } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { digitsCsvGz } from '@netwright/templates';
import { root } from '../src/environment.js';

const run = promisify(execFile);

/** Where each package that a project names is installed here: what `npm install` would fetch. */
const installed: readonly (readonly [name: string, from: string])[] = [
  ['@tensorflow/tfjs', 'packages/runtime'],
  ['@tensorflow/tfjs-backend-wasm', 'packages/runtime'],
  ['@tensorflow/tfjs-backend-webgpu', 'packages/runtime'],
  ['fflate', 'packages/runtime'],
  ['vite', 'apps/editor'],
  ['tsx', ''],
  ['typescript', ''],
  ['@types/node', ''],
];

/** Writes the project of a document with its packages, and gives what was generated. */
export async function tfjsProject(folder: string, document: NetDocument): Promise<GeneratedTfjs> {
  const generated = generateTfjs(document, analyze(document));
  for (const { path, content } of generated.files) await write(join(folder, path), content);
  for (const { path } of generated.shipped) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await copyFile(fileURLToPath(digitsCsvGz), join(folder, path));
  }
  for (const [name, from] of installed) {
    const link = join(folder, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(packageFolder(name, from), link);
  }
  return generated;
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

function packageFolder(name: string, from: string): string {
  const require = createRequire(join(root, from, 'package.json'));
  const [first = ''] = require.resolve.paths(name) ?? [];
  return join(first, name);
}

/** Runs a tool of the root in a project's folder: its output where it went well, else all that it said. */
export async function inProject(folder: string, tool: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(join(root, 'node_modules/.bin', tool), [...args], {
      cwd: folder,
      maxBuffer: 1 << 26,
    });
    return stdout;
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      message,
    } = error as { stdout?: string; stderr?: string; message: string };
    throw new Error(`${tool}: ${stdout}${stderr}` || message);
  }
}
