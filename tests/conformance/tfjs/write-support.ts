import { writeFileSync } from 'node:fs';
import { questionsOf } from './questions.js';
import { supportPage } from './support.js';
import { supportFile } from './support-file.js';

// Writes the page of the docs that says what TensorFlow.js computes as Keras does.

writeFileSync(supportFile, supportPage(await questionsOf([])));
