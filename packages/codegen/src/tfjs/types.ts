import type { TfjsConfig, TfjsLayer, TfjsWeight } from '@netwright/layers/tfjs';

/** A network as calls of TensorFlow.js: what the printer prints and the runtime runs. */
export interface TfjsProgram {
  readonly name: string;
  readonly functions: readonly TfjsFunction[];
  /** What it uses of our own layers, by name. */
  readonly own: readonly string[];
  /** What cannot be had. The program is whole only where there is none. */
  readonly refusals: readonly TfjsRefused[];
}

export interface TfjsRefused {
  readonly node: string;
  readonly kind: string;
  readonly name: string;
  /** A sentence. */
  readonly reason: string;
}

export interface TfjsFunction {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /**
   * For each output the variable of its mask, where Keras' output has one: its loss and metrics then leave masked steps
   * out. Null where there is none.
   */
  readonly outputMasks: readonly (string | null)[];
  readonly statements: readonly TfjsStatement[];
  /** What is wrong with the drawing as a whole, as sentences. */
  readonly faults: readonly string[];
}

/** A layer with its name among the arguments. */
export interface TfjsNamedLayer {
  readonly make: TfjsLayer;
  /** The parameter that an argument says, where it has another name. */
  readonly says: { readonly [argument: string]: string };
  /** Its weights in the order of TensorFlow.js. */
  readonly weights: readonly TfjsWeight[];
  /** The name it was drawn with, where that is another. */
  readonly drawnAs?: string;
}

/** A variable, or a layer applied on the way. */
export type TfjsExpression =
  | string
  | { readonly layer: TfjsLayer; readonly takes: readonly TfjsExpression[] };

interface StatementOfNode {
  readonly node: string;
  readonly faults: readonly string[];
}

export type TfjsStatement =
  /** `const image = tf.input({ shape: [28, 28, 1] });` */
  | (StatementOfNode & {
      readonly type: 'input';
      readonly variable: string;
      readonly config: TfjsConfig;
      readonly says: { readonly [argument: string]: string };
    })
  /** `const encoder = tf.layers.dense({ units: 8 });` */
  | (StatementOfNode & {
      readonly type: 'declare';
      readonly variable: string;
      readonly layer: TfjsNamedLayer;
    })
  /**
   * `x = tf.layers.dense({ units: 8 }).apply(x);` or, of a layer in a variable, `x = encoder.apply(x);`. What it takes
   * is a list where there are several, or where `asList` says so; so is what it makes.
   */
  | (StatementOfNode & {
      readonly type: 'apply';
      readonly layer: TfjsNamedLayer | string;
      readonly makes: readonly string[];
      readonly takes: readonly TfjsExpression[];
      readonly asList: boolean;
    })
  /** What cannot be had, or is wrong: shown as a comment. */
  | (StatementOfNode & {
      readonly type: 'missing';
      readonly makes: readonly string[];
      readonly reason: string;
    });
