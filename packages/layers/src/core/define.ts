import { checkInitializers } from '../objects/fit.js';
import { type CommonParams, commonFields } from './common.js';
import type { Field, Fields, ParamsOf } from './field.js';
import { kerasPage } from './keras-page.js';
import type { Reach } from './reach.js';
import type { DType, KnownTensor, Shape, Tensor } from './tensor.js';
import type { NumberBox, OutputValue, Trial } from './value.js';

export const categories = [
  'input',
  'core',
  'convolution',
  'pooling',
  'activation',
  'normalization',
  'regularization',
  'merging',
  'shape',
  'recurrent',
  'attention',
  'preprocessing',
] as const;
export type Category = (typeof categories)[number];

/** An input of a layer: what it takes, so that a wire can be refused while it is dragged. */
export interface InputPort {
  readonly name: string;
  /** Ranks with the batch counted; left out, any rank fits. */
  readonly ranks?: readonly number[];
  readonly minRank?: number;
  readonly dtype?: 'float' | 'int' | 'any';
  /** Takes any number of wires, at least one (the inputs of Add). Only the last port can. */
  readonly variadic?: boolean;
  readonly optional?: boolean;
}

/** One variable of a layer, as Keras would list it. */
export interface Weight {
  /** Inside the layer: `kernel`, `forward_lstm/lstm_cell/kernel`. */
  readonly path: string;
  readonly shape: Shape;
  readonly dtype?: DType;
  /** False for statistics that training updates without gradients. The layer's own `trainable` is applied later. */
  readonly trainable: boolean;
  readonly initializer?: unknown;
}

export interface Inferred {
  readonly outputs: readonly Tensor[];
  /** In the order of Keras' `layer.weights`. */
  readonly weights?: readonly Weight[];
  /** The layers that it applies, where it wraps some. */
  readonly inner?: readonly InnerLayer[];
}

/** A way out that a layer proposes; `inference` turns it into edits and offers it if it really mends the fault. */
export type Suggestion =
  /** Sets parameters of the layer itself. */
  | { readonly set: { readonly [param: string]: unknown }; readonly title?: string }
  /** Puts layers on the wire into an input. */
  | {
      readonly insert: readonly {
        readonly kind: string;
        readonly params: { readonly [param: string]: unknown };
      }[];
      readonly input: number;
      readonly title?: string;
    };

export interface Report {
  readonly severity?: 'error' | 'warning' | 'advice';
  /** Nothing is wrong where the layer was built already: only to make its weights, the size has to be known. */
  readonly onlyToBuild?: boolean;
  readonly message: string;
  readonly param?: string;
  readonly input?: number;
  readonly expected?: string;
  readonly received?: string;
  readonly suggestions?: readonly Suggestion[];
}

/** A layer as it stands in a parameter of another: what Bidirectional or TimeDistributed wraps. */
export interface LayerValue {
  readonly kind: string;
  readonly name?: string;
  readonly params: Params;
}

/** What is known of a layer inside another. */
export interface InnerLayer {
  readonly definition: LayerDefinition;
  readonly params: Params;
  /** The name that its weights stand under: `forward_lstm`. */
  readonly name: string;
  readonly inferred: Inferred;
  /** For what it was asked about: a single step, or a whole sequence. */
  readonly macs: number | null;
}

export interface InferContext {
  /**
   * The layer was built for another place where it is applied. What Keras looks at when it builds it does not look at
   * again, so there it is a warning: the model is made, and fails when it runs.
   */
  readonly built?: boolean;
  /** Says what is wrong, as data: `code` is `area/kebab-case` and never changes. */
  report(code: string, report: Report): void;
  /**
   * Infers a layer that this one applies, on one input. What is wrong with it is reported as standing in `param`.
   * Undefined where nothing can be said of it: it is not known, cannot be read or does not take the input.
   */
  inner(layer: LayerValue, input: KnownTensor, param: string): InnerLayer | undefined;
}

/** One line of arithmetic for a student: `height`, `floor((28 - 5) / 1) + 1`, 24. */
export interface Step {
  readonly label: string;
  readonly text: string;
  readonly result?: string;
  readonly note?: string;
}

/** One argument of a call in a script. */
export interface KerasArgument {
  /** The parameter that it says. */
  readonly param: string;
  /** Its name in Keras. */
  readonly name: string;
  readonly value: unknown;
  /** Written without its name. */
  readonly positional: boolean;
}

/** How a kind is written in Keras. Everything left out follows from the kind and its fields. */
export interface KerasTarget {
  /** What a script calls, where that is not the class in its module: `keras.Input`. */
  readonly callable?: string;
  /** The arguments of that call, where they are not the parameters one by one. */
  readonly write?: (params: Params) => readonly KerasArgument[];
  /** `keras.layers` unless said otherwise. */
  readonly module?: string;
  /** The class, where it is not the kind. */
  readonly class?: string;
  /** Parameters that a person would write without their name, in Keras' order. */
  readonly positional?: readonly string[];
  /** Parameters whose Keras argument is not their name in snake_case. */
  readonly names?: { readonly [param: string]: string };
  /** Does not tell Keras its output's shape by itself, so that no wrapper takes it. */
  readonly unwrappable?: boolean;
  /** Takes its inputs as one list. Left out: where a port takes any number of wires. */
  readonly takesList?: boolean;
  /** Python modules besides `keras.layers` and `keras.src.layers...` under which files name the class. */
  readonly modules?: readonly string[];
  /** Arguments that the class takes for one it derives from, so that its own constructor does not name them. */
  readonly inherited?: readonly string[];
  /** Parameters whose default or place in the constructor is another than ours, with the reason. */
  readonly departs?: { readonly [param: string]: string };
  /** Arguments of the config that carry no meaning for us, with the only value that we can drop silently. */
  readonly ignored?: { readonly [argument: string]: unknown };
  /** Set where it is an operation of `keras.ops` and not a layer. */
  readonly operation?: KerasOperation;
  /**
   * Python of a small layer registered as `netwright>Class`, which a script carries where the kind is used: Keras has
   * none, or none that is public. It may use `keras`, `layers` and `np`, and is as ruff formats it.
   */
  readonly source?: string;
}

/**
 * An operation: it has neither weights nor a config, a script gives it no name, and Keras leaves it out of
 * `model.layers`. Numbers stand in its call, so they are parameters of the names that the call has for them.
 */
export interface KerasOperation {
  /** What a script calls: `keras.ops.add`. */
  readonly function: string;
  /**
   * The arguments of the call, in order. One that is a parameter of the kind too may be a number; where that is null,
   * a wire goes there.
   */
  readonly operands: readonly string[];
}

/** The parameters of a layer with those that every layer has; a kind may say one of these in its own way. */
export type AllParamsOf<F extends Fields> = ParamsOf<F> & Omit<CommonParams, keyof F>;

export interface LayerSource<F extends Fields> {
  /** The Keras class name; never changes. */
  readonly kind: string;
  /** How people call it, where that is not the kind. */
  readonly title?: string;
  readonly category: Category;
  /** A few words for the palette: "slides a filter". */
  readonly summary: string;
  /** A paragraph for the inspector and the reference page. */
  readonly help: string;
  /** Where it is described. Left out: the page of the Keras reference that follows from its name. */
  readonly url?: string;
  /** Other words people type for it, best first: `conv`, `convolution`. */
  readonly aliases: readonly string[];
  /** Without those that every layer has (core/common.ts). */
  readonly params: F;
  /** Which of those it takes; all of them where left out. Keras' spatial dropout takes no `trainable`. */
  readonly common?: readonly (keyof CommonParams)[];
  /** Its place among its category in the palette, smaller first; of one place, by the alphabet. Left out: 100. */
  readonly order?: number;
  readonly inputs: readonly InputPort[];
  /** Shapes, types and weights. Every input is known by rank, and of a rank and type that its port takes. */
  infer(params: AllParamsOf<F>, inputs: readonly KnownTensor[], context: InferContext): Inferred;
  /** Multiply-accumulates for one sample, by docs/costs.md; null where a size is open. Left out: 0. */
  macs?(params: AllParamsOf<F>, inputs: readonly KnownTensor[], inferred: Inferred): number | null;
  /** How the output shape comes about, with the numbers put in. Left out: the shape stays as it is. */
  explain?(params: AllParamsOf<F>, inputs: readonly KnownTensor[], inferred: Inferred): readonly Step[];
  /**
   * For each input, what of it a place in the output sees: receptive fields and the picture of the window come of it.
   * Left out: a place sees everything, or nothing that can be called a place.
   */
  reach?(params: AllParamsOf<F>, inputs: readonly KnownTensor[], inferred: Inferred): readonly Reach[];
  /**
   * One number of the output, term by term, before the activation. Inputs, weights and the place are those of one
   * example, without a batch; their shapes are right.
   */
  outputValue?(
    params: AllParamsOf<F>,
    reach: readonly Reach[],
    inputs: readonly NumberBox[],
    weights: readonly NumberBox[],
    at: readonly number[],
  ): OutputValue;
  /**
   * The same layer over a few numbers of one channel, to be tried by hand. None where numbers of that many rows and
   * columns do not suit it.
   *
   * @param kernel rows and columns of what is laid on them, where the layer has weights
   */
  trial?(
    params: AllParamsOf<F>,
    input: readonly [rows: number, columns: number],
    kernel: readonly [rows: number, columns: number],
  ): Trial | undefined;
  /** The line on the card. Left out: the `short` forms of the fields, in their order. */
  label?(params: AllParamsOf<F>): string;
  /** The activation that its output has gone through (`softmax`). Left out: the parameter `activation`, where there is one. */
  outputActivation?(params: AllParamsOf<F>): string | undefined;
  /** Works only in training, or draws random numbers. */
  readonly random?: boolean;
  /**
   * Hands on the numbers that it got, so that the output lies in the buffer of the input: always, or only where nothing
   * is trained. Left out: the output has a buffer of its own.
   */
  readonly view?: 'always' | 'inference';
  /**
   * How many more tensors of the size of its output a training step in TensorFlow.js holds, beside the output and the
   * gradient of it: what the steps of the computation leave behind, and their gradients. Left out: those of an
   * activation inside the layer.
   */
  readonly tfjsLeftovers?: number;
  /**
   * The axis of an input of that rank along which it takes the mean of each place away, so that a bias added before it
   * along this axis changes nothing. Left out: it does not.
   */
  cancelsOffset?(params: AllParamsOf<F>, rank: number): number | undefined;
  /**
   * Once made it takes only inputs of as many axes as the first had, and along the axes named here of the same sizes, at
   * every place where it is applied (the `InputSpec` that the class sets when it is built). Left out: inputs of any rank.
   *
   * @param rank the number of axes of its first input
   */
  keepsAxes?(params: AllParamsOf<F>, rank: number): readonly number[];
  /**
   * Keras makes its weights for the first place where it is applied and does not compare them with the input of another
   * (the class sets no `InputSpec` with axes): it makes the model all the same, which fails when it runs. Left out: it
   * compares them, and rejects.
   */
  readonly builtOnce?: boolean;
  /** Says that the kind is an input of a model, and which of its parameters hold the shape and the type it is fed. */
  readonly entry?: { readonly shape: string; readonly dtype: string };
  /**
   * The parameters with which the layer makes of one tensor another that is wanted, the best first; none where it
   * cannot. Fixes are made of this: whoever mends a network asks every kind and tries what it says.
   */
  adapts?(from: KnownTensor, wanted: Wanted): readonly Params[];
  readonly targets: { readonly keras: KerasTarget };
}

/** What a tensor should become: of a rank (the batch counted), or of a whole shape. */
export interface Wanted {
  readonly rank: number;
  readonly shape?: Shape;
}

/** Parameters as shared code sees them: by name, of whatever type their field says. */
export type Params = { readonly [name: string]: unknown };

/** A kind as shared code sees it: what the source says, with the types of its parameters forgotten. */
export interface LayerDefinition
  extends Omit<
    LayerSource<Fields>,
    | 'title'
    | 'url'
    | 'params'
    | 'infer'
    | 'macs'
    | 'explain'
    | 'label'
    | 'outputActivation'
    | 'cancelsOffset'
    | 'keepsAxes'
    | 'reach'
    | 'outputValue'
    | 'trial'
  > {
  readonly title: string;
  readonly url: string;
  readonly params: { readonly [name: string]: Field };
  infer(params: Params, inputs: readonly KnownTensor[], context: InferContext): Inferred;
  macs(params: Params, inputs: readonly KnownTensor[], inferred: Inferred): number | null;
  explain(params: Params, inputs: readonly KnownTensor[], inferred: Inferred): readonly Step[];
  reach?(params: Params, inputs: readonly KnownTensor[], inferred: Inferred): readonly Reach[];
  outputValue?(
    params: Params,
    reach: readonly Reach[],
    inputs: readonly NumberBox[],
    weights: readonly NumberBox[],
    at: readonly number[],
  ): OutputValue;
  trial?(
    params: Params,
    input: readonly [rows: number, columns: number],
    kernel: readonly [rows: number, columns: number],
  ): Trial | undefined;
  label(params: Params): string;
  outputActivation(params: Params): string | undefined;
  cancelsOffset?(params: Params, rank: number): number | undefined;
  keepsAxes?(params: Params, rank: number): readonly number[];
}

/** The card's line from the fields' own short forms: `64 · 3×3 · s2 · same · relu`. */
function labelFromFields(fields: Fields, params: Params): string {
  const parts: string[] = [];
  for (const name in fields) {
    const part = (fields[name] as Field).short?.(params[name]);
    if (part !== undefined && part !== '') parts.push(part);
  }
  return parts.join(' · ');
}

function commonOf({ entry, common }: Pick<LayerSource<Fields>, 'entry' | 'common'>): Fields {
  if (entry) return {};
  return common ? Object.fromEntries(common.map((name) => [name, commonFields[name]])) : commonFields;
}

/**
 * Makes a kind out of what its folder says. Every layer has `trainable` and `dtype`, as in Keras, so they are added
 * here and not said in each folder.
 */
export function defineLayer<F extends Fields>(source: LayerSource<F>): LayerDefinition {
  // A kind may say a common field in its own way (the type of an Input); its own come first in the form.
  const params: Fields = { ...source.params, ...commonOf(source), ...source.params };
  const infer = source.infer as LayerDefinition['infer'];
  return {
    ...source,
    targets: source.targets as LayerDefinition['targets'],
    title: source.title ?? source.kind,
    url: source.url ?? kerasPage(source.kind, source.category),
    params,
    infer(values, inputs, context) {
      const inferred = infer(values, inputs, context);
      if (inferred.weights) checkInitializers(inferred.weights, values, context);
      return inferred;
    },
    macs: (source.macs as LayerDefinition['macs'] | undefined) ?? (() => 0),
    explain: (source.explain as LayerDefinition['explain'] | undefined) ?? (() => []),
    outputActivation:
      (source.outputActivation as LayerDefinition['outputActivation'] | undefined) ??
      ((values) => ('activation' in params ? String(values['activation']) : undefined)),
    label:
      (source.label as LayerDefinition['label'] | undefined) ?? ((values) => labelFromFields(params, values)),
  };
}
