import type { NetDocument } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import type { GeneratedFile, ShippedFile } from '../keras/generate.js';
import { planTraining } from '../recipe/plan.js';
import type { Span } from '../text/writer.js';
import { tfjsProgram } from './build.js';
import { carried } from './carry.js';
import { ownText } from './own-text.js';
import { printData } from './print/data.js';
import {
  main,
  printIndex,
  printNode,
  printPackage,
  printProject,
  printWeights,
  tsconfig,
  viteConfig,
} from './print/files.js';
import { printModel } from './print/model.js';
import { printReadme } from './print/readme.js';
import { RecipePrinter } from './print/recipe.js';
import type { TfjsRefused } from './types.js';

export interface GeneratedTfjs {
  readonly files: readonly GeneratedFile[];
  readonly shipped: readonly ShippedFile[];
  /** The file with the model in it, and where in it each node stands. */
  readonly model: { readonly path: string; readonly text: string; readonly spans: readonly Span[] };
  /** What cannot be had in TensorFlow.js; where there is something, the project is there to be read, not run. */
  readonly refusals: readonly TfjsRefused[];
}

/** The project that trains a document with TensorFlow.js, in the browser and in Node. */
export function generateTfjs(document: NetDocument, analysis: Analysis): GeneratedTfjs {
  const plan = planTraining(document, analysis);
  const program = tfjsProgram(document, analysis);
  const model = printModel(program, document.name);
  const recipe = new RecipePrinter().print(plan, program.functions[0]?.outputMasks ?? []);
  const data = printData(plan);
  const own = ownText(program.own);
  const texts = [recipe, data, main, printNode(plan)];
  const lib = carried([
    ...texts.flatMap((text) => [...text.matchAll(/'\.\/lib\/([^']+)\.js'/g)].map(([, path]) => `${path}.ts`)),
    'page/style.css',
    'project.ts',
    'weights/model-weights.ts',
  ]);
  const needsZip = [...lib.values()].some((text) => text.includes("from 'fflate'"));
  const { ships, id } = plan.dataset;
  const files: readonly GeneratedFile[] = [
    { path: 'README.md', content: printReadme(document, analysis, plan) },
    { path: 'index.html', content: printIndex(document.name) },
    { path: 'package.json', content: printPackage(document.name, needsZip) },
    { path: 'tsconfig.json', content: tsconfig },
    { path: 'vite.config.ts', content: viteConfig },
    { path: 'src/main.ts', content: main },
    { path: 'src/node.ts', content: printNode(plan) },
    { path: 'src/project.ts', content: printProject(document.name) },
    { path: 'src/model.ts', content: model.text },
    ...(own === '' ? [] : [{ path: 'src/layers.ts', content: own }]),
    { path: 'src/weights.ts', content: printWeights(program) },
    { path: 'src/data.ts', content: data },
    { path: 'src/train.ts', content: recipe },
    ...[...lib].map(([path, content]) => ({ path: `src/lib/${path}`, content })),
  ];
  return {
    files,
    shipped: ships ? [{ path: `public/${ships}`, dataset: id }] : [],
    model: { path: 'src/model.ts', ...model },
    refusals: program.refusals,
  };
}
