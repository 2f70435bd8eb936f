import { defineLayer, type InferContext, type Weight } from '../core/define.js';
import type { Field } from '../core/field.js';
import { pointwise } from '../core/reach.js';
import { accept, isNumber } from '../core/schema.js';
import { placeOf, reportAxis } from '../families/axis.js';
import { keepShape } from '../families/keeping.js';
import { constraint, flag, initializer, integer, number, regularizer } from '../fields/index.js';

type Clipping = { readonly [bound: string]: number | null } | null;

/** An object of numbers or nulls, or nothing at all. */
function isClipping(raw: unknown): boolean {
  if (raw === null) return true;
  if (typeof raw !== 'object' || Array.isArray(raw)) return false;
  return Object.values(raw as object).every((bound) => bound === null || isNumber(bound));
}

const renormClipping: Field<Clipping> = {
  label: 'Renorm clipping',
  help: 'Bounds of the corrections of batch renormalisation: rmax, rmin, dmax.',
  default: null,
  advanced: true,
  schema: accept(isClipping),
  control: { type: 'value' },
  expected: 'an object with the numbers rmax, rmin and dmax, or nothing',
};

/** Batch normalisation (Ioffe and Szegedy 2015). Source: https://keras.io/api/layers/normalization_layers/batch_normalization/ */
export const batchNormalization = defineLayer({
  kind: 'BatchNormalization',
  category: 'normalization',
  order: 10,
  summary: 'evens out a batch',
  help: 'Brings each channel to mean 0 and variance 1 over the batch, then scales and shifts it by learnt numbers. At inference it uses the running averages that training kept.',
  aliases: ['bn', 'batchnorm', 'norm', 'batch normalization'],
  params: {
    axis: integer({
      label: 'Axis',
      help: 'The axis of the channels, which are normalised each by itself.',
      default: -1,
      short: (value) => (value === -1 ? undefined : `axis ${value}`),
    }),
    momentum: number({ label: 'Momentum', help: 'How slowly the running averages follow.', default: 0.99 }),
    epsilon: number({
      label: 'Epsilon',
      help: 'Added to the variance, against a division by zero.',
      default: 0.001,
    }),
    center: flag({
      label: 'Center',
      help: 'Whether a learnt number is added to each channel.',
      default: true,
    }),
    scale: flag({
      label: 'Scale',
      help: 'Whether each channel is multiplied by a learnt number.',
      default: true,
    }),
    betaInitializer: initializer('Zeros', { label: 'Beta initializer' }),
    gammaInitializer: initializer('Ones', { label: 'Gamma initializer' }),
    movingMeanInitializer: initializer('Zeros', { label: 'Moving mean initializer' }),
    movingVarianceInitializer: initializer('Ones', { label: 'Moving variance initializer' }),
    betaRegularizer: regularizer('Beta regularizer', 'A penalty on the shifts, added to the loss.'),
    gammaRegularizer: regularizer('Gamma regularizer', 'A penalty on the scales, added to the loss.'),
    betaConstraint: constraint('Beta constraint', 'Applied to the shifts after each step.'),
    gammaConstraint: constraint('Gamma constraint', 'Applied to the scales after each step.'),
    renorm: flag({
      label: 'Renorm',
      help: 'Batch renormalisation (Ioffe 2017): trains with statistics closer to those used afterwards.',
      default: false,
      advanced: true,
      short: (value) => (value ? 'renorm' : undefined),
    }),
    renormClipping,
    renormMomentum: number({
      label: 'Renorm momentum',
      help: 'How slowly the averages of batch renormalisation follow.',
      default: 0.99,
      advanced: true,
    }),
    synchronized: flag({
      label: 'Synchronized',
      help: 'Whether several devices share their statistics. Only the TensorFlow backend can.',
      default: false,
      advanced: true,
    }),
  },
  inputs: [{ name: 'x', minRank: 1, dtype: 'any' }],
  keepsAxes: (p) => [p.axis],
  cancelsOffset: (p, rank) => placeOf(p.axis, rank),
  infer(p, inputs, context) {
    const sizes = inputs[0]?.shape ?? [];
    const place = placeOf(p.axis, sizes.length);
    const channels = place === undefined ? undefined : sizes[place];
    if (place === undefined) reportAxis(p.axis, sizes.length, context);
    else if (channels === null) {
      context.report('normalization/channels-open', {
        onlyToBuild: true,
        input: 0,
        message:
          place === 0
            ? 'The axis is the batch, whose size is open: each channel has weights of its own, so their number has to be known.'
            : 'The number of channels has to be known: each has weights of its own.',
        suggestions: p.axis === -1 ? [] : [{ set: { axis: -1 }, title: 'Use the last axis' }],
      });
    }
    if (p.renorm) checkClipping(p.renormClipping, context);
    if (p.synchronized) {
      context.report('normalization/synchronized-needs-tensorflow', {
        severity: 'warning',
        param: 'synchronized',
        message:
          'Only the TensorFlow backend can share statistics: with jax or torch Keras refuses this layer.',
        suggestions: [{ set: { synchronized: undefined }, title: 'Do not share statistics' }],
      });
    }
    const shape = [typeof channels === 'number' ? channels : undefined];
    const weights: Weight[] = [];
    if (p.scale) weights.push({ path: 'gamma', shape, trainable: true, initializer: p.gammaInitializer });
    if (p.center) weights.push({ path: 'beta', shape, trainable: true, initializer: p.betaInitializer });
    weights.push({ path: 'moving_mean', shape, trainable: false, initializer: p.movingMeanInitializer });
    weights.push({
      path: 'moving_variance',
      shape,
      trainable: false,
      initializer: p.movingVarianceInitializer,
    });
    if (p.renorm) {
      // Keras starts the deviations at the square root of what the variance starts at; no initializer says that.
      weights.push({ path: 'moving_stddev', shape, trainable: false });
      weights.push({ path: 'renorm_mean', shape, trainable: false, initializer: p.movingMeanInitializer });
      weights.push({ path: 'renorm_stddev', shape, trainable: false });
    }
    return { ...keepShape(p, inputs), weights };
  },
  explain(p, [x]) {
    const channels = x?.shape[placeOf(p.axis, x.shape.length) ?? 0];
    if (typeof channels !== 'number') return [];
    const learnt = [p.scale ? 'scale' : '', p.center ? 'shift' : ''].filter((word) => word !== '');
    const note =
      learnt.length === 0 ? 'nothing is learnt' : `each channel learns its ${learnt.join(' and ')}`;
    return [{ label: 'channels', text: 'each by itself, over the batch', result: String(channels), note }];
  },
  reach: pointwise,
  tfjsLeftovers: 7,
  targets: {
    keras: {},
  },
});

const bounds = ['rmax', 'rmin', 'dmax'];

/** Source: keras.src.layers.normalization.batch_normalization (`__init__`). */
function checkClipping(clipping: Clipping, context: InferContext): void {
  if (clipping === null) return;
  const given = new Map(Object.entries(clipping));
  const unknown = [...given.keys()].find((name) => !bounds.includes(name));
  const rmax = given.get('rmax') ?? null;
  const rmin = given.get('rmin') ?? null;
  const dmax = given.get('dmax') ?? null;
  const fault =
    unknown !== undefined
      ? `There is no bound ${JSON.stringify(unknown)}: there are rmax, rmin and dmax.`
      : rmax !== null && rmin !== null && rmax < rmin
        ? `rmax (${rmax}) has to be at least rmin (${rmin}).`
        : dmax !== null && dmax < 0
          ? `dmax (${dmax}) cannot be negative.`
          : undefined;
  if (fault === undefined) return;
  context.report('normalization/renorm-clipping', {
    param: 'renormClipping',
    message: fault,
    suggestions: [{ set: { renormClipping: undefined }, title: 'Do not clip' }],
  });
}
