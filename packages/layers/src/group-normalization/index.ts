import { defineLayer } from '../core/define.js';
import type { Field } from '../core/field.js';
import { accept, isWhole } from '../core/schema.js';
import type { Dim } from '../core/tensor.js';
import { placeOf, reportAxis } from '../families/axis.js';
import { keepShape } from '../families/keeping.js';
import { epsilonField, scaleAndShift, scaleAndShiftFields } from '../families/normalizing.js';
import { integer } from '../fields/index.js';

const groups: Field<number> = {
  label: 'Groups',
  help: 'Into how many groups the channels are split, each evened out by itself; -1 is one for each channel.',
  default: 32,
  schema: accept((value) => isWhole(value) && (value > 0 || value === -1)),
  control: { type: 'integer', min: -1 },
  expected: 'a whole number of at least 1, or -1 for one group for each channel',
  short: (value) => (value === -1 ? 'each channel' : `${value} groups`),
};

/** Group normalisation (Wu and He 2018). Source: https://keras.io/api/layers/normalization_layers/group_normalization/ */
export const groupNormalization = defineLayer({
  kind: 'GroupNormalization',
  category: 'normalization',
  order: 30,
  summary: 'evens out groups',
  help: 'Splits the channels of each example into groups and brings each to mean 0 and variance 1: works with small batches.',
  aliases: ['gn', 'groupnorm', 'instance norm', 'group normalization'],
  params: {
    groups,
    axis: integer({
      label: 'Axis',
      help: 'The axis of the channels.',
      default: -1,
      short: (value) => (value === -1 ? undefined : `axis ${value}`),
    }),
    epsilon: epsilonField(0.001),
    ...scaleAndShiftFields,
  },
  inputs: [{ name: 'x', minRank: 1, dtype: 'any' }],
  keepsAxes: (p) => [p.axis],
  infer(p, inputs, context) {
    const shape = inputs[0]?.shape ?? [];
    const place = placeOf(p.axis, shape.length);
    const channels: Dim = place === undefined ? undefined : shape[place];
    if (place === undefined) reportAxis(p.axis, shape.length, context);
    else if (channels === null) {
      context.report('normalization/channels-open', {
        onlyToBuild: true,
        input: 0,
        message: 'The number of channels has to be known: they are split into groups.',
        suggestions: p.axis === -1 ? [] : [{ set: { axis: -1 }, title: 'Use the last axis' }],
      });
    } else if (
      typeof channels === 'number' &&
      (channels === 0 || (p.groups > 0 && channels % p.groups !== 0))
    ) {
      context.report('normalization/groups-do-not-divide', {
        param: 'groups',
        message: `${channels} channels cannot be split into ${p.groups === -1 ? 'groups' : `${p.groups} groups of equal size`}.`,
        expected: `a divisor of ${channels}`,
        received: String(p.groups),
        suggestions: divisorsNear(channels, p.groups).map((divisor) => ({
          set: { groups: divisor },
          title: `Use ${divisor} ${divisor === 1 ? 'group' : 'groups'}`,
        })),
      });
    }
    return {
      ...keepShape(p, inputs),
      weights: scaleAndShift(p, [typeof channels === 'number' ? channels : undefined]),
    };
  },
  explain(p, [x]) {
    const channels = x?.shape[placeOf(p.axis, x.shape.length) ?? 0];
    if (typeof channels !== 'number') return [];
    const count = p.groups === -1 ? channels : p.groups;
    return [
      { label: 'channels in a group', text: `${channels} / ${count}`, result: String(channels / count) },
    ];
  },
  tfjsLeftovers: 7,
  targets: { keras: { positional: ['groups'] } },
});

/** The divisors of a number that are nearest to another, the nearest first. */
function divisorsNear(size: number, wanted: number): number[] {
  const divisors: number[] = [];
  for (let one = 1; one * one <= size && one <= 10_000; one++)
    if (size % one === 0) divisors.push(one, size / one);
  return [...new Set(divisors)].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted)).slice(0, 2);
}
