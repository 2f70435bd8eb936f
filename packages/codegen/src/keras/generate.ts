import type { NetDocument } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import { program } from '../program/index.js';
import type { Span } from '../python/index.js';
import { planTraining } from '../recipe/plan.js';
import { readme, requirements } from './readme.js';
import { trainScript } from './script.js';

export interface GeneratedFile {
  /** Inside the folder, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A file of Netwright's own that belongs into the folder unchanged; whoever writes the folder copies it there. */
export interface ShippedFile {
  readonly path: string;
  /** The dataset whose file it is: `digits`. */
  readonly dataset: string;
}

export interface GeneratedKeras {
  readonly files: readonly GeneratedFile[];
  readonly shipped: readonly ShippedFile[];
  /** The file with the model in it, and where in it each node stands. */
  readonly model: { readonly path: string; readonly text: string; readonly spans: readonly Span[] };
}

/**
 * The folder that trains a document with Keras: `train.py`, its requirements and a README. There is one for every
 * document; where it has errors they stand in the script as comments, and the script is there to be read, not run.
 */
export function generateKeras(document: NetDocument, analysis: Analysis): GeneratedKeras {
  const plan = planTraining(document, analysis);
  const script = trainScript(document, program(document, analysis), plan);
  const { ships, id } = plan.dataset;
  return {
    files: [
      { path: 'train.py', content: script.text },
      { path: 'requirements.txt', content: requirements },
      { path: 'README.md', content: readme(document, analysis, plan) },
    ],
    shipped: ships ? [{ path: ships, dataset: id }] : [],
    model: { path: 'train.py', ...script },
  };
}
