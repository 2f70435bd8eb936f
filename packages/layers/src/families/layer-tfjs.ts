import * as tf from '@tensorflow/tfjs';

/** What every layer takes: its name, and whether it is trained. */
export type LayerConfig = NonNullable<ConstructorParameters<typeof tf.layers.Layer>[0]>;

export type Initializer = ReturnType<typeof tf.initializers.zeros>;

export type Regularizer = ReturnType<typeof tf.regularizers.l2>;

export type Constraint = ReturnType<typeof tf.constraints.nonNeg>;

/** What TensorFlow.js gives `call` besides the inputs. */
export interface CallArguments {
  readonly training?: boolean;
}

/** An activation by its name: one of TensorFlow.js, or one that is registered with it. */
export type ActivationName = NonNullable<Parameters<typeof tf.layers.activation>[0]>['activation'];

/** A thing of TensorFlow.js as its config has it: a name, the thing itself, or the form in which a model is saved. */
export type Configured<T> = string | T | { readonly className: string; readonly config: object };

/** The one tensor of a layer with one input. */
export function only(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
  return Array.isArray(inputs) ? (inputs[0] as tf.Tensor) : inputs;
}

/** The one shape of a layer with one input. */
export function onlyShape(shape: tf.Shape | tf.Shape[]): tf.Shape {
  return Array.isArray(shape[0]) ? shape[0] : (shape as tf.Shape);
}

/** All shapes of a layer with several inputs. */
export function allShapes(shape: tf.Shape | tf.Shape[]): tf.Shape[] {
  return Array.isArray(shape[0]) ? (shape as tf.Shape[]) : [shape as tf.Shape];
}

/** What is computed of a tensor without a gradient going back: a mask. */
export function withoutGradient(x: tf.Tensor, compute: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  const constant = tf.customGrad((given) => ({
    value: tf.tidy(() => compute(given as tf.Tensor)),
    gradFunc: () => tf.zerosLike(given as tf.Tensor),
  }));
  return constant(x);
}

/** An axis counted from the front. */
export function axisOf(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}

/** An initializer out of a config. */
export function initializerOf(value: Configured<Initializer> | undefined, fallback: string): Initializer {
  return configured(value ?? fallback);
}

/** A regularizer out of a config, or none. */
export function regularizerOf(value: Configured<Regularizer> | null | undefined): Regularizer | undefined {
  return value ? configured(value) : undefined;
}

/** A constraint out of a config, or none. */
export function constraintOf(value: Configured<Constraint> | null | undefined): Constraint | undefined {
  return value ? configured(value) : undefined;
}

export function configured<T extends tf.serialization.Serializable>(value: Configured<T>): T {
  if (value instanceof tf.serialization.Serializable) return value as T;
  const { className, config } =
    typeof value === 'string' ? { className: classNameOf(value), config: {} } : (value as SavedForm);
  const [known, fromConfig] = tf.serialization.SerializationMap.getMap().classNameMap[className] ?? [];
  if (!known || !fromConfig) throw new Error(`TensorFlow.js knows no ${className}.`);
  return fromConfig(known, config as tf.serialization.ConfigDict) as T;
}

interface SavedForm {
  readonly className: string;
  readonly config: object;
}

/** `leCunUniform` is the class LeCunUniform. */
function classNameOf(name: string): string {
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
}

/** The form in which a config is saved. */
export function saved(value: tf.serialization.Serializable | undefined): tf.serialization.ConfigDict | null {
  return value ? { className: value.getClassName(), config: value.getConfig() } : null;
}
