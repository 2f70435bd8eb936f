import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { buildEditor } from './editor.js';
import { root } from './find.js';

// What a visitor has to load before the first picture, and how much of it is the engine. In kB of gzip.
const limits = { firstLoad: 335, engine: 120 };

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

/** Of graph, layers, inference, codegen and importers all that the editor, its drawing and the command line use, in one bundle. */
async function measureEngine(): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: usedOfTheEngine(), resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    // As vite writes the editor: × is one sign, not six.
    charset: 'utf8',
    write: false,
    logLevel: 'error',
  });
  return outputFiles.reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
}

/** What the apps import of each room of the engine by name, as one module that exports it; the export to TF.js is not of the budget. */
function usedOfTheEngine(): string {
  const rooms = new Map(
    ['graph', 'layers', 'inference', 'codegen', 'importers'].map((room) => [room, new Set()]),
  );
  for (const folder of ['apps/editor/src', 'apps/cli/src', 'packages/drawing/src']) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(path) || /\.test\.tsx?$/.test(path)) continue;
      const text = readFileSync(join(root, folder, path), 'utf8');
      for (const [, names = '', room = ''] of text.matchAll(/import \{([^}]*)\} from '@netwright\/(\w+)'/g))
        for (const name of names.split(',').map((part) => part.trim().split(' as ')[0] ?? ''))
          if (name !== '' && !name.startsWith('type ') && !/tfjs/i.test(name)) rooms.get(room)?.add(name);
    }
  }
  return [...rooms]
    .map(([room, names]) => `export { ${[...names].join(', ')} } from './packages/${room}/src/index.ts';`)
    .join('\n');
}
