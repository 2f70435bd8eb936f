import type { TfjsTarget } from '../core/tfjs.js';

interface AttentionParams {
  readonly useScale: boolean;
  readonly scoreMode: string;
  readonly dropout: number;
}

/** How it is written in TensorFlow.js, which has none. */
export const tfjs: TfjsTarget<AttentionParams> = ({ useScale, scoreMode, dropout }, inputs) => {
  if (dropout >= 1) return { refuse: 'A dropout of 1 or more leaves no attention.' };
  const [query, value] = inputs;
  const masks = [query, value].flatMap((input, index) => (input?.masked ? [index] : []));
  if (masks.includes(1) && value?.shape.length !== 3)
    return { refuse: 'Keras lays the mask of the value along other axes unless this has three.' };
  const masked = masks.length > 0 ? [query?.masked === true, value?.masked === true] : undefined;
  return {
    own: 'Attention',
    config: { useScale, scoreMode, dropout: Math.max(dropout, 0), masked },
    masks,
    ...(query?.masked ? { mask: { of: 0 } } : {}),
  };
};
