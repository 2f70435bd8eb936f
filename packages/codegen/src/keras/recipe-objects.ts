import type { TrainingRecipe } from '@netwright/graph';
import { call, type Expression, keyword, literal, text } from '../python/index.js';
import {
  callbacks,
  findIn,
  givenArguments,
  metrics,
  optimizers,
  type RecipeObject,
  schedules,
} from '../recipe/index.js';
import type { OutputPlan } from '../recipe/plan.js';

type Written = TrainingRecipe['objectives'][number]['loss'];
type Phase = TrainingRecipe['phases'][number];

function argumentsOf(object: RecipeObject, written: Written, always?: readonly string[]) {
  return givenArguments(object, written, always).map(({ argument, value }) =>
    keyword(argument.keras, literal(value)),
  );
}

/** By its short name where it has nothing but defaults: `"sparse_categorical_crossentropy"`. */
function named(module: string, object: RecipeObject, written: Written): Expression {
  const args = argumentsOf(object, written);
  return args.length === 0 && object.identifier
    ? literal(object.identifier)
    : call(`keras.${module}.${object.name}`, args);
}

/** Always with its rate: that is what people change first. */
export function optimizerExpression({ optimizer: written, schedule }: Phase): Expression {
  const optimizer = findIn(optimizers, written.object) ?? (optimizers[0] as RecipeObject);
  const args = argumentsOf(optimizer, written, ['learningRate']);
  const decay = schedule && findIn(schedules, schedule.object);
  if (schedule && decay)
    args[0] = keyword(
      'learning_rate',
      call(`keras.optimizers.schedules.${decay.name}`, argumentsOf(decay, schedule)),
    );
  return call(`keras.optimizers.${optimizer.name}`, args);
}

export function lossExpression({ loss, objective }: OutputPlan): Expression {
  return named('losses', loss, objective.loss);
}

/** Keras' "accuracy" asks whether a number is above 0.5; where the number is no probability yet, the border is 0. */
export function metricExpressions({ objective, loss, fromLogits }: OutputPlan): readonly Expression[] {
  return objective.metrics.flatMap((written) => {
    const metric = findIn(metrics, written.object);
    if (!metric) return [];
    if (metric.name === 'accuracy' && loss.expects === 'sigmoid' && fromLogits) {
      return [
        call('keras.metrics.BinaryAccuracy', [
          keyword('name', literal('accuracy')),
          keyword('threshold', text('0.0')),
        ]),
      ];
    }
    return [named('metrics', metric, written)];
  });
}

export function callbackExpressions({ callbacks: written = [] }: TrainingRecipe): readonly Expression[] {
  return written.flatMap((each) => {
    const callback = findIn(callbacks, each.object);
    return callback ? [call(`keras.callbacks.${callback.name}`, argumentsOf(callback, each))] : [];
  });
}
