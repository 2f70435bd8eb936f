import type { TfjsTarget } from '../core/tfjs.js';

/** How it is written in TensorFlow.js, whose own takes no -1 and needs all sizes of what comes in. */
export const tfjs: TfjsTarget<{ readonly targetShape: readonly (number | null)[] }> = (
  p,
  [x],
  { outputs },
) => {
  const shape = outputs[0]?.shape?.slice(1);
  const known =
    x?.shape.slice(1).every((size) => typeof size === 'number') &&
    shape?.every((size) => typeof size === 'number');
  if (known) return { layer: 'reshape', config: { targetShape: shape as number[] }, castsNothing: true };
  const targetShape = p.targetShape.map((size) => size ?? -1);
  return { own: 'KerasReshape', config: { targetShape }, castsNothing: true };
};
