import { rm } from 'node:fs/promises';
import { goldenFolder, goldenTemplate, writeGenerated } from './golden.js';

// Writes the golden project again: to be run when the export changed on purpose, and to be read before it is committed.

await rm(goldenFolder, { recursive: true, force: true });
await writeGenerated(goldenFolder, goldenTemplate());
console.log(`Wrote ${goldenFolder}.`);
