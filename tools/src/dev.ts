import { join } from 'node:path';
import { createServer } from 'vite';
import { root } from './find.js';

const server = await createServer({ root: join(root, 'apps/editor') });
await server.listen();
server.printUrls();
server.bindCLIShortcuts({ print: true });
