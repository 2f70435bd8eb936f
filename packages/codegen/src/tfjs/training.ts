import type { NetDocument } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import { planTraining } from '../recipe/plan.js';
import { type Expression, list } from '../typescript/index.js';
import { tfjsProgram } from './build.js';
import { type ImagePlan, imagePlan, inputForms, labelForms, sourceOf } from './print/data.js';
import { weightForms } from './print/files.js';
import { RecipePrinter } from './print/recipe.js';
import type { TfjsProgram } from './types.js';

/** A document as its exported project says it, for who runs that instead of printing it. */
export interface TfjsTraining {
  readonly title: string;
  readonly program: TfjsProgram;
  /** What `src/train.ts`, `src/data.ts` and `src/weights.ts` say. */
  readonly recipe: Expression;
  readonly inputs: Expression;
  readonly labels: Expression;
  readonly source: Expression;
  readonly layers: Expression;
  /** The dataset by its id. */
  readonly dataset: string;
  /** How its images go into the model; undefined where the user's own file says it. */
  readonly images: ImagePlan | undefined;
  /** The share of the examples that is held back. */
  readonly validation: number;
}

export function tfjsTraining(document: NetDocument, analysis: Analysis): TfjsTraining {
  const plan = planTraining(document, analysis);
  const program = tfjsProgram(document, analysis);
  return {
    title: document.name,
    program,
    recipe: new RecipePrinter().recipe(plan, program.functions[0]?.outputMasks ?? []),
    inputs: list(inputForms(plan)),
    labels: list(labelForms(plan)),
    source: sourceOf(plan),
    layers: weightForms(program),
    dataset: plan.dataset.id,
    images: plan.dataset.image ? imagePlan(plan) : undefined,
    validation: plan.recipe.validation,
  };
}
