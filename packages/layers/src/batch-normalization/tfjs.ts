import type { Params } from '../core/define.js';
import type { TfjsTarget } from '../core/tfjs.js';
import type { KerasObject } from '../fields/objects.js';
import { initializerValue, objectsConfig } from '../objects/tfjs-values.js';

type BatchNormalizationParams = Params & {
  readonly axis: number;
  readonly momentum: number;
  readonly epsilon: number;
  readonly center: boolean;
  readonly scale: boolean;
  readonly renorm: boolean;
  readonly renormMomentum: number;
  readonly renormClipping: { readonly [bound: string]: number | null } | null;
  readonly movingMeanInitializer: KerasObject;
  readonly movingVarianceInitializer: KerasObject;
};

/**
 * How it is written in TensorFlow.js. Porting note: its own moves its running averages also where it is frozen, cannot do
 * without scale or shift, knows no masks, and takes longer.
 */
export const tfjs: TfjsTarget<BatchNormalizationParams> = (p, [x]) => {
  const { axis, momentum, epsilon, center, scale } = p;
  const config = {
    axis,
    momentum,
    epsilon,
    center,
    scale,
    ...objectsConfig(p, 'beta', 'gamma'),
    movingMeanInitializer: initializerValue(p.movingMeanInitializer, true),
    movingVarianceInitializer: initializerValue(p.movingVarianceInitializer, true),
  };
  const masks = x?.masked ? [0] : [];
  if (!p.renorm) return { own: 'KerasBatchNormalization', config, masks };
  const clipping = new Map(Object.entries(p.renormClipping ?? {}));
  const bounds = ['rmax', 'rmin', 'dmax'].map((bound) => [bound, clipping.get(bound) ?? undefined]);
  return {
    own: 'BatchRenormalization',
    config: { ...config, renormMomentum: p.renormMomentum, ...Object.fromEntries(bounds) },
    says: { rmax: 'renormClipping', rmin: 'renormClipping', dmax: 'renormClipping' },
    masks,
  };
};
