import { spawnSync } from 'node:child_process';
import { python, root } from './find.js';

// Runs a script of ours with whichever Python has Keras.
const interpreter = python();
if (!interpreter) {
  console.error('No Python with Keras was found. CONTRIBUTING.md says how to get one.');
  process.exit(2);
}
const { status } = spawnSync(interpreter, process.argv.slice(2), { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
