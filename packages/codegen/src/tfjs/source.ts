import type { NetDocument } from '@netwright/graph';
import type { Analysis } from '@netwright/inference';
import { planTraining } from '../recipe/plan.js';
import { takesOf } from './print/data.js';

/** Where the examples of a training come from, for who has to bring them. */
export interface TrainingSource {
  /** The dataset by its id. */
  readonly dataset: string;
  readonly title: string;
  /** Netwright has them already. */
  readonly ships: boolean;
  /** What files it takes, as the end of a sentence that begins with "It takes". */
  readonly takes: string;
}

/** What a training in TensorFlow.js reads: the same as its exported project. */
export function trainingSource(document: NetDocument, analysis: Analysis): TrainingSource {
  const plan = planTraining(document, analysis);
  const { dataset } = plan;
  return {
    dataset: dataset.id,
    title: dataset.title,
    ships: dataset.ships !== undefined,
    takes: takesOf(plan),
  };
}
