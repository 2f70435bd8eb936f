import * as tf from '@tensorflow/tfjs';
import {
  type Configured,
  type Constraint,
  constraintOf,
  type Initializer,
  initializerOf,
  type Regularizer,
  regularizerOf,
  saved,
} from './layer-tfjs.js';

export type LayerVariable = ReturnType<tf.layers.Layer['addWeight']>;

/** What a weight starts from, what is penalised of it, and what it is kept to. */
export interface WeightObjects {
  readonly initializer: Initializer;
  readonly regularizer: Regularizer | undefined;
  readonly constraint: Constraint | undefined;
}

/** The arguments of a layer about a weight: `kernelInitializer`, `kernelRegularizer` and `kernelConstraint`. */
export type WeightConfig<Weight extends string> = {
  [argument in `${Weight}Initializer`]?: Configured<Initializer>;
} & { [argument in `${Weight}Regularizer`]?: Configured<Regularizer> | null } & {
  [argument in `${Weight}Constraint`]?: Configured<Constraint> | null;
};

/** The objects of a weight out of the config of its layer. */
export function weightObjects<Weight extends string>(
  config: WeightConfig<Weight>,
  weight: Weight,
  initializer: string,
): WeightObjects {
  const given = config as {
    readonly [argument: string]: Configured<Initializer & Regularizer & Constraint> | undefined;
  };
  return {
    initializer: initializerOf(given[`${weight}Initializer`], initializer),
    regularizer: regularizerOf(given[`${weight}Regularizer`]),
    constraint: constraintOf(given[`${weight}Constraint`]),
  };
}

/** The form in which the objects of a weight are saved. */
export function savedObjects(weight: string, objects: WeightObjects): tf.serialization.ConfigDict {
  return {
    [`${weight}Initializer`]: saved(objects.initializer),
    [`${weight}Regularizer`]: saved(objects.regularizer),
    [`${weight}Constraint`]: saved(objects.constraint),
  };
}

/** A layer whose weights come with what makes, penalises and bounds them. */
export abstract class WeightedLayer extends tf.layers.Layer {
  /** Makes a weight that is trained. */
  protected addTrained(
    name: string,
    shape: tf.Shape,
    { initializer, regularizer, constraint }: WeightObjects,
  ): LayerVariable {
    return this.addWeight(name, shape, 'float32', initializer, regularizer, true, constraint);
  }
}
