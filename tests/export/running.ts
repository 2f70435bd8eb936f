import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generateKeras } from '@netwright/codegen';
import type { NetDocument } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { digitsCsvGz } from '@netwright/templates';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

export type Backend = 'jax' | 'tensorflow';

export interface Job {
  readonly script: string;
  readonly argv: readonly string[];
}

export interface Answer {
  /** 0, another code, or the sentence with which the script stopped. */
  readonly exit: number | string | null;
  /** The stack trace, where it ended in an exception. */
  readonly failed: string | null;
  readonly warnings: readonly string[];
  readonly out: string;
  readonly err: string;
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'netwright-export-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes the export of a document, with the data that ships, and says where its script is. */
export async function exportTo(folder: string, document: NetDocument): Promise<string> {
  const { files, shipped } = generateKeras(document, analyze(document));
  await mkdir(folder, { recursive: true });
  for (const { path, content } of files) await writeFile(join(folder, path), content);
  for (const { path } of shipped) await copyFile(fileURLToPath(digitsCsvGz), join(folder, path));
  return join(folder, 'train.py');
}

/** What Python prints for a program of ours; its own failure is an exception with what it said. */
export async function runPython(
  python: string,
  args: readonly string[],
  backend: Backend | 'numpy' = 'jax',
  more: { readonly [variable: string]: string } = {},
): Promise<string> {
  const environment = {
    ...process.env,
    KERAS_BACKEND: backend,
    TF_CPP_MIN_LOG_LEVEL: '3',
    ...more,
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const { stdout } = await run(python, [...args], { env: environment, maxBuffer: 1 << 26 });
  return stdout;
}

// A step or two are not worth a good compiler: this halves the time that jax takes.
const quickCompiler = {
  XLA_FLAGS: '--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true',
};

/** Runs exported scripts, all in one process of Python. */
export async function drive(
  python: string,
  backend: Backend,
  jobs: readonly Job[],
): Promise<readonly Answer[]> {
  const folder = await temporaryFolder();
  const [asked, answered] = [join(folder, 'jobs.json'), join(folder, 'answers.json')];
  await writeFile(asked, JSON.stringify(jobs));
  await runPython(
    python,
    [fileURLToPath(new URL('./drive.py', import.meta.url)), asked, answered],
    backend,
    backend === 'jax' ? quickCompiler : {},
  );
  return JSON.parse(await readFile(answered, 'utf8')) as Answer[];
}

/** What ruff has against a folder of Python: nothing, or its complaint. */
export async function ruff(python: string, folder: string): Promise<string> {
  const complaints: string[] = [];
  for (const args of [
    ['check', '--isolated', '--no-cache', folder],
    ['format', '--isolated', '--no-cache', '--diff', folder],
  ]) {
    try {
      await run(python, ['-m', 'ruff', ...args], { maxBuffer: 1 << 26 });
    } catch (error) {
      complaints.push(String((error as { stdout?: string }).stdout ?? error));
    }
  }
  return complaints.join('\n').slice(0, 3000);
}
