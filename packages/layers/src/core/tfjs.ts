import type { Inferred, InnerLayer, Params } from './define.js';
import type { KnownTensor } from './tensor.js';

/** A value in a call of TensorFlow.js: plain data, of which the printer makes text and the runtime makes the thing. */
export type TfjsValue =
  | null
  | boolean
  | number
  | string
  | readonly TfjsValue[]
  /** `tf.initializers.heNormal({ seed: 7 })`. */
  | { readonly tf: string; readonly config?: TfjsConfig }
  /** Something that one of our own files exports: `hardSilu`, an activation. */
  | { readonly name: string }
  /** A layer inside a layer. */
  | TfjsLayer;

/** Arguments by their name in TensorFlow.js. An undefined one is left out. */
export interface TfjsConfig {
  readonly [argument: string]: TfjsValue | undefined;
}

/** A layer to be made: `tf.layers.dense({...})`, or `new GroupNormalization({...})` of a class that we write. */
export type TfjsLayer =
  | { readonly layer: string; readonly config: TfjsConfig }
  | { readonly own: string; readonly config: TfjsConfig };

/** How a weight of TensorFlow.js holds one of Keras; without `reshape` and `transpose` as it is. */
export interface TfjsWeight {
  /** Its path in Keras: `kernel`. */
  readonly path: string;
  /** The axes of Keras' in the order in which TensorFlow.js has them. Done before `reshape`. */
  readonly transpose?: readonly number[];
  /** Set where TensorFlow.js has another shape: the shape in Keras. */
  readonly reshape?: readonly number[];
}

/** How the mask of the output comes about, where there is one. */
export type TfjsMask =
  /** Of that input, as it is. Left out: of the first that has one. */
  | { readonly of: number }
  /** What a layer of ours makes of the inputs of this one, or of their masks. */
  | { readonly made: TfjsLayer; readonly from: 'inputs' | 'masks' };

/** How a kind is written in TensorFlow.js, for some parameters and inputs. */
export type TfjsCall = TfjsLayer & {
  /** The parameter that an argument says, where it has another name. */
  readonly says?: { readonly [argument: string]: string };
  /** One for each weight of the layer in TensorFlow.js, in its order. Left out: those of Keras, one to one. */
  readonly weights?: readonly TfjsWeight[];
  /**
   * The inputs whose masks the layer takes, after all inputs, as tensors of 0 and 1. Porting note: the masks that
   * TensorFlow.js itself hands on reach layers that they are not meant for, so we never use them.
   */
  readonly masks?: readonly number[];
  readonly mask?: TfjsMask;
  /** The penalty on the output is in the call, or Keras never looks at it. Left out: a layer behind it adds it. */
  readonly penalised?: boolean;
  /** Takes whole numbers and flags as they come. Left out: they are cast where the layer gives floats. */
  readonly castsNothing?: boolean;
};

/** Why a kind cannot be had in TensorFlow.js as it is set: a sentence. */
export interface TfjsRefusal {
  readonly refuse: string;
}

export function isRefusal<T extends object>(answer: T | TfjsRefusal): answer is TfjsRefusal {
  return 'refuse' in answer;
}

/** What a kind says of itself: one function of all that is known. */
export type TfjsTarget<P = Params> = (
  params: P,
  inputs: readonly KnownTensor[],
  inferred: Inferred,
  /** The call of a layer that this one applies: what its kind says of it. */
  inner: TfjsInner,
) => TfjsCall | TfjsRefusal;

/** What a layer inside another is in TensorFlow.js, on the inputs that the other feeds it. */
export type TfjsInner = (
  layer: Pick<InnerLayer, 'definition' | 'params' | 'inferred'>,
  inputs: readonly KnownTensor[],
) => TfjsUse | TfjsRefusal;

/** A call that is ready: defaults left out, with what goes before and after it. */
export interface TfjsUse {
  readonly layer: TfjsLayer;
  readonly says: { readonly [argument: string]: string };
  readonly weights: readonly TfjsWeight[];
  readonly masks: readonly number[];
  readonly mask: TfjsMask | undefined;
  /** For each input, what is applied to it first. */
  readonly before: readonly (TfjsLayer | undefined)[];
  /** What is applied to the output: a penalty on it. */
  readonly after: readonly TfjsLayer[];
}
