import type { TrainingRecipe } from '@netwright/graph';
import type { Problem } from '@netwright/inference';
import type { ModelEnds } from './ends.js';
import { metrics } from './losses.js';
import { findIn } from './objects.js';
import { callbacks } from './optimizers.js';
import { problem } from './problem.js';

/** What a training measures, by the names that Keras has for it. */
interface Measured {
  /** In its history, each with `val_` before it too. */
  readonly names: readonly string[];
  /** Of what Keras knows whether it is to rise or to fall: a measure by its own name, without its output's. */
  readonly directed: ReadonlySet<string>;
}

/**
 * Callbacks that watch a number which is not measured, or of which Keras does not know whether it is to rise or to fall:
 * it then refuses to train, unless the mode is said (`MonitorCallback._set_monitor_op`).
 */
export function monitorProblems(recipe: TrainingRecipe, ends: ModelEnds): Problem[] {
  const measured = measuredBy(recipe, ends);
  const found: Problem[] = [];
  for (const [index, { object, config }] of (recipe.callbacks ?? []).entries()) {
    const callback = findIn(callbacks, object);
    const fallback = callback?.arguments.find(({ name }) => name === 'monitor')?.default;
    const given = Object.hasOwn(config, 'monitor') ? config['monitor'] : fallback;
    if (!callback || typeof given !== 'string') continue;
    const mode = Object.hasOwn(config, 'mode') ? config['mode'] : undefined;
    const watched = baseName(given);
    const isMeasured = measured.names.includes(watched);
    const isUnclear = mode !== 'min' && mode !== 'max' && !measured.directed.has(watched);
    if (isMeasured && !isUnclear) continue;
    const path = `callbacks/${index}/config/${isMeasured ? 'mode' : 'monitor'}`;
    const message = isMeasured
      ? `Keras cannot tell whether ${JSON.stringify(given)} is to rise or to fall: ${callback.name} has to be told the mode, min or max.`
      : `${callback.name} watches ${JSON.stringify(given)}, which is not measured. There are ${measured.names.join(', ')}, each with val_ before it too.`;
    const code = isMeasured ? 'mode-not-said' : 'not-measured';
    found.push(problem(code, isUnclear ? 'error' : 'warning', path, message));
  }
  return found;
}

/** Without what says that it is of the validation, and without the number that Keras puts behind a name it has used before. */
function baseName(name: string): string {
  return name.replace(/^val_/, '').replace(/_\d+$/, '');
}

/** What Keras calls an object of a class that is given no name: `TopKCategoricalAccuracy` is `top_k_categorical_accuracy`. */
function kerasName(className: string): string {
  return className.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
}

/** Keras puts the name of an output before what is measured of it, where there are several. */
function measuredBy({ objectives }: TrainingRecipe, { outputs }: ModelEnds): Measured {
  const names = ['loss'];
  const directed = new Set(names);
  for (const { name, layer } of outputs) {
    const objective = objectives.find(({ output }) => output === name);
    const prefix = outputs.length > 1 ? `${layer}_` : '';
    if (prefix !== '') names.push(`${prefix}loss`);
    for (const { object } of objective?.metrics ?? []) {
      const metric = findIn(metrics, object);
      if (!metric) continue;
      const own = metric.identifier ?? kerasName(metric.name);
      names.push(`${prefix}${own}`);
      directed.add(own);
    }
  }
  return { names, directed };
}
