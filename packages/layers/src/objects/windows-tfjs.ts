import * as tf from '@tensorflow/tfjs';
import { InitializerBase } from './initializers-tfjs.js';

/** Windows that are sums of cosines, by how much each counts (scipy.signal.windows). */
const cosineWindows: { readonly [window: string]: readonly number[] } = {
  boxcar: [1],
  hann: [0.5, 0.5],
  hamming: [0.54, 0.46],
  blackman: [0.42, 0.5, 0.08],
  nuttall: [0.3635819, 0.4891775, 0.1365995, 0.0106411],
  blackmanharris: [0.35875, 0.48829, 0.14128, 0.01168],
  flattop: [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368],
};

/** The numbers of a window; a periodic one is a symmetric one that is longer by one, without its end. */
function windowNumbers(window: string, length: number, periodic: boolean): number[] {
  const size = periodic ? length + 1 : length;
  if (length === 1) return [1];
  return Array.from({ length }, (_, place) => {
    if (window === 'bartlett') return 1 - Math.abs((2 * place) / (size - 1) - 1);
    if (window === 'cosine') return Math.sin((Math.PI / size) * (place + 0.5));
    const angle = (2 * Math.PI * place) / (size - 1) - Math.PI;
    return (cosineWindows[window] ?? []).reduce(
      (sum, part, times) => sum + part * Math.cos(times * angle),
      0,
    );
  });
}

interface STFTConfig {
  side?: 'real' | 'imag';
  window?: string | null;
  scaling?: 'density' | 'spectrum' | null;
  periodic?: boolean;
}

/** The waves of a short-time Fourier transform, as the kernel (length, 1, frequencies) of a convolution over sound. */
export class STFT extends InitializerBase {
  static readonly className = 'STFT';
  private readonly side: 'real' | 'imag';
  private readonly window: string | null;
  private readonly scaling: 'density' | 'spectrum' | null;
  private readonly periodic: boolean;

  constructor({ side = 'real', window = 'hann', scaling = 'density', periodic = false }: STFTConfig = {}) {
    super();
    this.side = side;
    this.window = window;
    this.scaling = scaling;
    this.periodic = periodic;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const [length = 1, inputs = 1, frequencies = 1] = shape as number[];
    const window = this.window === null ? undefined : windowNumbers(this.window, length, this.periodic);
    const weight = window && this.scaling ? scaleOf(window, this.scaling) : 1;
    const wave = this.side === 'real' ? Math.cos : Math.sin;
    const turns = 2 * (frequencies - 1);
    const values = Float32Array.from({ length: length * inputs * frequencies }, (_, index) => {
      const time = Math.floor(index / (inputs * frequencies));
      const angle = (-2 * Math.PI * time * (index % frequencies)) / turns;
      return (wave(angle) * (window?.[time] ?? 1)) / weight;
    });
    return tf.tensor(values, [length, inputs, frequencies]);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { side, window, scaling, periodic } = this;
    return { side, window, scaling, periodic };
  }
}
tf.serialization.registerClass(STFT);

/** What a window is divided by: its length (density) or its sum. */
function scaleOf(window: number[], scaling: 'density' | 'spectrum'): number {
  return scaling === 'density' ? Math.hypot(...window) : window.reduce((sum, one) => sum + Math.abs(one), 0);
}
