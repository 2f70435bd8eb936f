import type { TfjsTarget } from '../core/tfjs.js';

interface DotParams {
  readonly axes: number | readonly [number, number];
  readonly normalize: boolean;
}

/**
 * How it is written in TensorFlow.js. Porting note: its own takes at most three axes, and scales what is shorter than
 * 0.0003 to another length.
 */
export const tfjs: TfjsTarget<DotParams> = ({ axes, normalize }, inputs) => {
  const native = !normalize && inputs.every(({ shape }) => shape.length < 4);
  return native ? { layer: 'dot', config: { axes } } : { own: 'KerasDot', config: { axes, normalize } };
};
