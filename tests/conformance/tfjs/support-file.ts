import { join } from 'node:path';
import { root } from '../../src/environment.js';

export const supportFile = join(root, 'docs/tfjs-support.md');
