import type { Params } from '../core/define.js';
import type { TfjsTarget } from '../core/tfjs.js';
import { frozenFault } from '../families/frozen-call.js';
import { type Axes, axisList, type KerasObject } from '../fields/index.js';
import { objectsConfig, regularizerValue } from '../objects/tfjs-values.js';

type MultiHeadAttentionParams = Params & {
  readonly numHeads: number;
  readonly keyDim: number;
  readonly valueDim: number | null;
  readonly dropout: number;
  readonly useBias: boolean;
  readonly outputShape: readonly number[] | null;
  readonly attentionAxes: Axes | null;
  readonly slidingWindow: number | null;
  readonly useGate: boolean;
  readonly activityRegularizer: KerasObject | null;
};

/** How it is written in TensorFlow.js, which has none. That Keras may compute it in a flash changes no number. */
export const tfjs: TfjsTarget<MultiHeadAttentionParams> = (p, inputs, inferred) => {
  const frozen = frozenFault('MultiHeadAttention', p['trainable'], inferred.weights);
  if (frozen !== undefined) return { refuse: frozen };
  const { numHeads, keyDim, valueDim, dropout, useBias, outputShape, slidingWindow, useGate } = p;
  if (dropout >= 1) return { refuse: 'A dropout of 1 leaves no attention.' };
  const rank = inputs[0]?.shape.length ?? 0;
  const along = axesAlong(p, rank);
  if (typeof along === 'string') return { refuse: along };
  const masks = inputs.flatMap(({ masked }, index) => (masked ? [index] : []));
  if (rank !== 3 && (masks.length > 0 || slidingWindow !== null))
    return { refuse: 'Keras lays masks and windows along other axes unless query and value have three.' };
  const all = Array.from({ length: rank - 2 }, (_, axis) => axis + 1);
  return {
    own: 'MultiHeadAttention',
    config: {
      numHeads,
      keyDim,
      valueDim,
      dropout,
      useBias,
      useGate,
      outputShape,
      attentionAxes: along.join() === all.join() ? undefined : along,
      slidingWindow,
      ...objectsConfig(p, 'kernel', 'bias'),
      // Keras adds the penalty for each projection, not for the whole.
      projectionRegularizer: p.activityRegularizer ? regularizerValue(p.activityRegularizer) : undefined,
      masked: masks.length > 0 ? inputs.map(({ masked }) => masked === true) : undefined,
    },
    masks,
    ...(inputs[0]?.masked ? { mask: { of: 0 } } : {}),
    penalised: true,
  };
};

/** The axes along which positions look at each other, counted from the front, or why there are none. */
function axesAlong(
  { attentionAxes, dropout }: MultiHeadAttentionParams,
  rank: number,
): readonly number[] | string {
  const all = Array.from({ length: rank - 2 }, (_, axis) => axis + 1);
  if (all.length === 0) return 'There is no axis between the batch and the features to look along.';
  // Over three axes Keras does not look at what it is told, unless it drops out.
  if (attentionAxes === null || (rank === 3 && dropout === 0)) return all;
  const axes = axisList(attentionAxes).map((axis) => (axis < 0 ? axis + rank : axis));
  if (axes.length === 0) return 'There is no axis to look along.';
  return axes.every((axis) => all.includes(axis))
    ? all.filter((axis) => axes.includes(axis))
    : 'Attention along the batch or along the features cannot be had in TensorFlow.js.';
}
