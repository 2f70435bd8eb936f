import { writeFileSync } from 'node:fs';
import { questionsOf } from './questions.js';

// Writes the questions as JSON for record.py. With names of kinds behind the file, only these.

const [file, ...kinds] = process.argv.slice(2);
if (!file) throw new Error('usage: export-questions.ts FILE [KIND...]');
writeFileSync(file, JSON.stringify(await questionsOf(kinds)));
