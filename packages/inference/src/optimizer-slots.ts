import type { TrainingRecipe } from '@netwright/graph';

/**
 * How many numbers an optimiser keeps beside each trainable weight, with its defaults. Source: the `build` methods of
 * keras/src/optimizers (Keras 3.15). Its few scalars (iterations, rate) are left out.
 */
const slots: ReadonlyMap<string, number> = new Map([
  ['SGD', 0],
  ['RMSprop', 1],
  ['Adam', 2],
  ['AdamW', 2],
  ['Nadam', 2],
  ['Adamax', 2],
  ['Adadelta', 2],
  ['Adagrad', 1],
  ['Lamb', 2],
  ['Lion', 1],
  ['Ftrl', 2],
]);

type Optimizer = TrainingRecipe['phases'][number]['optimizer'];

/** Slots per trainable weight; undefined for an optimiser that is not known. Without a recipe, as Adam. */
export function optimizerSlots(optimizer: Optimizer | undefined): number | undefined {
  if (!optimizer) return slots.get('Adam');
  const base = slots.get(optimizer.object);
  if (base === undefined) return undefined;
  const { momentum, amsgrad, centered } = optimizer.config;
  const hasMomentum =
    typeof momentum === 'number' &&
    momentum > 0 &&
    (optimizer.object === 'SGD' || optimizer.object === 'RMSprop');
  return base + Number(hasMomentum) + Number(amsgrad === true) + Number(centered === true);
}
