import type { Inferred } from '../core/define.js';
import type { DataFormat } from '../core/image.js';
import type { KnownTensor } from '../core/tensor.js';
import type { TfjsCall, TfjsConfig, TfjsRefusal, TfjsValue } from '../core/tfjs.js';
import { type ActivationName, alike } from '../fields/index.js';
import { objectsConfig } from '../objects/tfjs-values.js';
import { activationFault, activationValue } from './activation-value.js';
import { adaptedCall } from './lora-call.js';

/** Sizes for each axis as TensorFlow.js takes them: one number where all are alike. */
export function sizesValue(sizes: readonly number[]): TfjsValue {
  return alike(sizes);
}

export function dataFormatValue(dataFormat: DataFormat): TfjsValue {
  return dataFormat === 'channels_first' ? 'channelsFirst' : 'channelsLast';
}

export interface Sliding {
  readonly kernelSize: readonly number[];
  readonly strides: readonly number[];
  readonly padding: string;
  readonly dataFormat: DataFormat;
  readonly dilationRate: readonly number[];
  readonly activation: ActivationName;
  readonly useBias: boolean;
}

/** The arguments that all convolutions have. */
export function slidingConfig(p: Sliding, ...weights: readonly string[]): TfjsConfig {
  return {
    kernelSize: sizesValue(p.kernelSize),
    strides: sizesValue(p.strides),
    padding: p.padding,
    dataFormat: dataFormatValue(p.dataFormat),
    dilationRate: sizesValue(p.dilationRate),
    activation: activationValue(p.activation),
    useBias: p.useBias,
    ...objectsConfig(p as object as { readonly [param: string]: unknown }, ...weights, 'bias'),
  };
}

export function isDilated({ dilationRate }: Sliding): boolean {
  return dilationRate.some((rate) => rate > 1);
}

type ConvolutionParams = Sliding & {
  readonly filters: number;
  readonly groups: number;
  readonly loraRank: number | null;
  readonly loraAlpha: number | null;
};

/**
 * Conv1D, Conv2D and Conv3D. Porting note: TensorFlow.js ignores groups, cannot train a dilated convolution, has no
 * causal padding, and leaves the channels of signals where they are not.
 */
export function convolutionCall(axes: number) {
  return (
    p: ConvolutionParams,
    _inputs: readonly KnownTensor[],
    inferred: Inferred,
  ): TfjsCall | TfjsRefusal => {
    const fault = activationFault(p.activation);
    if (fault !== undefined) return { refuse: fault };
    const config = { filters: p.filters, ...slidingConfig(p, 'kernel') };
    const { groups, loraRank, loraAlpha } = p;
    if (loraRank !== null)
      return adaptedCall(`LoraConv${axes}D`, { ...config, groups, loraRank, loraAlpha }, inferred);
    const native =
      groups === 1 && !isDilated(p) && p.padding !== 'causal' && p.dataFormat === 'channels_last';
    return native
      ? { layer: `conv${axes}d`, config }
      : { own: `KerasConv${axes}D`, config: { ...config, groups } };
  };
}

type DepthwiseParams = Sliding & { readonly depthMultiplier: number };

/**
 * DepthwiseConv1D and DepthwiseConv2D. Porting note: TensorFlow.js has only the second, and takes strides and dilation
 * not at once.
 */
export function depthwiseCall(axes: number) {
  return (p: DepthwiseParams): TfjsCall | TfjsRefusal => {
    const fault = activationFault(p.activation);
    if (fault !== undefined) return { refuse: fault };
    const config = { ...slidingConfig(p, 'depthwise'), depthMultiplier: p.depthMultiplier };
    if (axes === 1) return { own: 'DepthwiseConv1D', config };
    const native = !isDilated(p) && p.dataFormat === 'channels_last';
    return native ? { layer: 'depthwiseConv2d', config } : { own: 'KerasDepthwiseConv2D', config };
  };
}

/** SeparableConv1D and SeparableConv2D, as those above. */
export function separableCall(axes: number) {
  return (p: DepthwiseParams & { readonly filters: number }): TfjsCall | TfjsRefusal => {
    const fault = activationFault(p.activation);
    if (fault !== undefined) return { refuse: fault };
    const { filters, depthMultiplier } = p;
    const config = { filters, ...slidingConfig(p, 'depthwise', 'pointwise'), depthMultiplier };
    if (axes === 1) return { own: 'SeparableConv1D', config };
    const native = !isDilated(p) && p.dataFormat === 'channels_last';
    return native ? { layer: 'separableConv2d', config } : { own: 'KerasSeparableConv2D', config };
  };
}

type TransposedParams = Sliding & {
  readonly filters: number;
  readonly outputPadding: readonly number[] | null;
};

/**
 * Conv1DTranspose, Conv2DTranspose and Conv3DTranspose. Porting note: TensorFlow.js has no first, and neither dilation
 * nor a padding of the output.
 */
export function transposedCall(axes: number) {
  return (p: TransposedParams): TfjsCall | TfjsRefusal => {
    const fault = activationFault(p.activation);
    if (fault !== undefined) return { refuse: fault };
    const { dilationRate, ...config }: TfjsConfig = { filters: p.filters, ...slidingConfig(p, 'kernel') };
    const native = axes > 1 && !isDilated(p) && p.outputPadding === null && p.dataFormat === 'channels_last';
    if (native) return { layer: `conv${axes}dTranspose`, config };
    const outputPadding = p.outputPadding && sizesValue(p.outputPadding);
    return {
      own: `${axes === 1 ? '' : 'Keras'}Conv${axes}DTranspose`,
      config: { ...config, dilationRate, outputPadding },
    };
  };
}
