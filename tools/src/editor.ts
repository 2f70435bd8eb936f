import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from './find.js';

const app = join(root, 'apps/editor');

/** Builds the editor into `apps/editor/dist`, unless what is there is newer than every source. */
export async function buildEditor(options: { force?: boolean } = {}): Promise<string> {
  const page = join(app, 'dist/index.html');
  const fresh = !options.force && changed(page) > Math.max(...sources().map(newest));
  if (!fresh) {
    console.error('Building the editor …');
    // In a test run NODE_ENV is "test", and React would be built in for development.
    const environment = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    await build({ root: app, logLevel: 'warn' });
    if (environment !== undefined) process.env['NODE_ENV'] = environment;
  }
  return join(app, 'dist');
}

/** Serves the built editor; takes the next free port when `port` is taken. */
export async function serveEditor(options: {
  host?: string | true;
  port?: number;
  open?: boolean;
}): Promise<{ url: string; network: readonly string[]; close: () => Promise<void> }> {
  const server = await preview({
    root: app,
    logLevel: 'warn',
    preview: {
      port: options.port ?? 4173,
      open: options.open ?? false,
      ...(options.host && { host: options.host }),
    },
  });
  const { local, network } = server.resolvedUrls ?? { local: [], network: [] };
  return { url: local[0] ?? network[0] ?? '', network, close: () => server.close() };
}

function sources(): string[] {
  const rooms = readdirSync(join(root, 'packages')).map((room) => join(root, 'packages', room, 'src'));
  const page = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((name) =>
    join(app, name),
  );
  return [...rooms, ...page, join(root, 'templates'), join(root, 'pnpm-lock.yaml')];
}

/** When anything under a path last changed; folders count too, or a deleted file would go unnoticed. */
function newest(path: string): number {
  let latest = changed(path);
  if (latest === 0 || !statSync(path).isDirectory()) return latest;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    latest = Math.max(latest, newest(join(path, entry.name)));
  }
  return latest;
}

function changed(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
