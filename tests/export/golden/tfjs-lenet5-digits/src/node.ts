import { fileURLToPath } from 'node:url';
import { trainInNode } from './lib/node/train-in-node.js';
import { project } from './project.js';

const shipped = fileURLToPath(new URL('../public/digits.csv.gz', import.meta.url));
process.exitCode = await trainInNode(project, shipped);
