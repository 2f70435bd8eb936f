import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildEditor } from './editor.js';
import { root } from './find.js';

// What a visitor has to load before the first picture, and how much of it is the engine. In kB of gzip.
const limits = { firstLoad: 360, engine: 140 };

/** The modules that start the editor: the page's own, and what that loads at once. What comes on demand does not count. */
const startsWith = ['index.html', 'src/show-editor.tsx'];

const firstLoad = await measureFirstLoad();
const engine = await measureEngine();
const within = [report('first load', firstLoad, limits.firstLoad), report('engine', engine, limits.engine)];
process.exit(within.every(Boolean) ? 0 : 1);

function report(what: string, bytes: number, limit: number): boolean {
  const size = bytes / 1000;
  const fits = size <= limit;
  console.log(`${what}: ${size.toFixed(1)} kB gzip of ${limit} allowed${fits ? '' : ': over the budget'}`);
  return fits;
}

/** All scripts and styles that have to be there before the first picture. */
async function measureFirstLoad(): Promise<number> {
  const folder = await buildEditor();
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8'));
  const files = new Set<string>();
  const visited = new Set<string>();
  const open = [...startsWith];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (visited.has(name)) continue;
    visited.add(name);
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the build has no ${name}`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
    open.push(...(chunk.imports ?? []));
  }
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

interface Manifest {
  readonly [source: string]: {
    readonly file: string;
    readonly css?: readonly string[];
    readonly imports?: readonly string[];
  };
}

/** Everything that the editor and the command line share, in one bundle. */
async function measureEngine(): Promise<number> {
  const rooms = ['graph', 'layers', 'inference', 'codegen', 'importers'];
  const { outputFiles } = await build({
    stdin: {
      contents: rooms.map((room) => `export * as ${room} from './packages/${room}/src/index.ts';`).join('\n'),
      resolveDir: root,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return outputFiles.reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
}
