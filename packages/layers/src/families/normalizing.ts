import type { InferContext, Weight } from '../core/define.js';
import type { Shape } from '../core/tensor.js';
import {
  type Axes,
  axisList,
  constraint,
  flag,
  initializer,
  type KerasObject,
  number,
  regularizer,
} from '../fields/index.js';
import { placeOf, reportAxis } from './axis.js';

/** The learnt scale and shift of a normalisation. */
export const scaleAndShiftFields = {
  center: flag({ label: 'Center', help: 'Whether a learnt number is added.', default: true, advanced: true }),
  scale: flag({ label: 'Scale', help: 'Whether a learnt factor is applied.', default: true, advanced: true }),
  betaInitializer: initializer('Zeros', { label: 'Beta initializer' }),
  gammaInitializer: initializer('Ones', { label: 'Gamma initializer' }),
  betaRegularizer: regularizer('Beta regularizer', 'A penalty on the shifts, added to the loss.'),
  gammaRegularizer: regularizer('Gamma regularizer', 'A penalty on the scales, added to the loss.'),
  betaConstraint: constraint('Beta constraint', 'Applied to the shifts after each step.'),
  gammaConstraint: constraint('Gamma constraint', 'Applied to the scales after each step.'),
};

interface ScaleAndShift {
  readonly center: boolean;
  readonly scale: boolean;
  readonly betaInitializer: KerasObject;
  readonly gammaInitializer: KerasObject;
}

export function epsilonField(fallback: number) {
  return number({
    label: 'Epsilon',
    help: 'Added before the root is taken, against a division by zero.',
    default: fallback,
    advanced: true,
  });
}

export function scaleAndShift(p: ScaleAndShift, shape: Shape): Weight[] {
  const weights: Weight[] = [];
  if (p.scale) weights.push({ path: 'gamma', shape, trainable: true, initializer: p.gammaInitializer });
  if (p.center) weights.push({ path: 'beta', shape, trainable: true, initializer: p.betaInitializer });
  return weights;
}

/** The shape of weights that have one number for each place on the axes, sorted as Keras sorts them. Says what is wrong. */
export function weightShape(axes: Axes, shape: Shape, hasWeights: boolean, context: InferContext): Shape {
  const chosen = [...axisList(axes)].sort((a, b) => a - b);
  const missing = chosen.find((axis) => placeOf(axis, shape.length) === undefined);
  if (missing !== undefined) reportAxis(missing, shape.length, context);
  const sizes = chosen.map((axis) => shape[placeOf(axis, shape.length) ?? -1]);
  if (missing === undefined && hasWeights && sizes.includes(null)) {
    context.report('normalization/axis-open', {
      onlyToBuild: true,
      input: 0,
      message: `Each place on axis ${chosen.join(', ')} has weights of its own, so its size has to be known.`,
      suggestions: [{ set: { axis: -1 }, title: 'Use the last axis' }],
    });
  }
  return sizes.map((size) => (size === null ? undefined : size));
}
