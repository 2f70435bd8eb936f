import { importKerasJson, type ReportLine } from '@netwright/importers';
import { differences, type KerasAnswer } from '../models/compare.js';
import { type Judge, type ModelJson, type RandomNetwork, withAttempt } from './networks.js';
import type { Stricter } from './stricter.js';

/** A model on which we and Keras disagree, with both answers. */
export interface Disagreement {
  readonly model: ModelJson;
  readonly keras: KerasAnswer;
  readonly differences: readonly string[];
}

/** Where we read or compute a model otherwise than Keras: what the importer reports counts too. */
export function disagreement(model: ModelJson, keras: KerasAnswer): Disagreement | undefined {
  const result = importKerasJson(model);
  const found = result.ok
    ? [
        // A model that Keras rejects may well hold what cannot be read.
        ...('rejected' in keras ? [] : losses(result.report)),
        ...differences(keras, result.document),
      ]
    : [`not read: ${result.reason}`];
  return found.length > 0 ? { model, keras, differences: found } : undefined;
}

/** What the importer could not read; arguments of a call it keeps, and shapes do not depend on them. */
function losses(report: readonly ReportLine[]): string[] {
  return report
    .filter(({ message }) => !message.includes('is called with'))
    .map(({ message }) => `read with loss: ${message}`);
}

/** All disagreements on one network: as it is, as a sequential model, and with each layer that Keras refused. */
export function* disagreements({
  model,
  answer,
  attempts,
  sequential,
}: RandomNetwork): Generator<Disagreement> {
  const whole = disagreement(model, answer);
  if (whole) yield whole;
  const chain = sequential && disagreement(sequential.model, sequential.answer);
  if (chain) yield chain;
  // What is put onto a model that we read otherwise tells nothing.
  if (whole) return;
  for (const attempt of attempts) {
    const found = disagreement(withAttempt(model, attempt), { rejected: attempt.rejected });
    if (found) yield found;
  }
}

/**
 * Why a disagreement is none:
 * - `backend`: on another backend Keras says what we say, so that Keras disagrees with itself;
 * - `stricter`: one of the few things, all written down, that Keras accepts and then cannot compute, on whatever backend.
 */
export type Excuse = 'backend' | 'stricter';

export async function excuses(
  found: readonly Disagreement[],
  backends: readonly Judge[],
  isStricter: Stricter,
): Promise<readonly (Excuse | undefined)[]> {
  const models = found.map(({ model }) => model);
  const answers = await Promise.all(backends.map((judge) => judge(models)));
  return found.map(({ model, keras }, index): Excuse | undefined => {
    const each = answers.flatMap((one) => one[index] ?? []);
    if (each.some((answer) => !disagreement(model, answer))) return 'backend';
    const result = importKerasJson(model);
    if ('rejected' in keras || !result.ok || !isStricter(result.document)) return undefined;
    const fails = each.every((answer) => 'rejected' in answer || answer.fails !== undefined);
    return fails ? 'stricter' : undefined;
  });
}
