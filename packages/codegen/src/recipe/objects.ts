/** One argument of a Keras object in a recipe. */
export interface RecipeArgument {
  /** In the recipe: `beta1`. */
  readonly name: string;
  /** In Keras: `beta_1`. */
  readonly keras: string;
  /** Keras' default; undefined where it has to be given. */
  readonly default: number | boolean | string | null | undefined;
}

/** An optimiser, a schedule, a loss, a metric or a callback of Keras, with its arguments. */
export interface RecipeObject {
  /** The Keras class: `Adam`. */
  readonly name: string;
  /** The string that Keras takes for it with its defaults, where there is one. */
  readonly identifier?: string;
  readonly help: string;
  readonly arguments: readonly RecipeArgument[];
}

/** Arguments by their Keras name; in a recipe they are camelCase. */
export function argumentsOf(defaults: {
  readonly [keras: string]: RecipeArgument['default'];
}): readonly RecipeArgument[] {
  return Object.entries(defaults).map(([keras, value]) => ({
    name: keras.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    keras,
    default: value,
  }));
}

/** Finds one by its Keras class or its identifier. */
export function findIn<T extends RecipeObject>(table: readonly T[], name: string): T | undefined {
  return table.find((object) => object.name === name || object.identifier === name);
}

/** Whether a value can stand for an argument, judged by its default. */
export function takes(argument: RecipeArgument, value: unknown): boolean {
  const { default: fallback } = argument;
  if (value === null) return fallback === null;
  if (typeof fallback === 'boolean') return typeof value === 'boolean';
  if (typeof fallback === 'string') return typeof value === 'string';
  return typeof value === 'number' && Number.isFinite(value);
}

/** An argument with the value that is written for it. */
export interface GivenArgument {
  readonly argument: RecipeArgument;
  readonly value: unknown;
}

/**
 * The arguments that differ from Keras' defaults. What the object does not take is left out: nothing of a file becomes
 * code.
 *
 * @param always names of those that are given whatever they are
 */
export function givenArguments(
  object: RecipeObject,
  { config }: { readonly config: { readonly [name: string]: unknown } },
  always: readonly string[] = [],
): readonly GivenArgument[] {
  return object.arguments.flatMap((argument) => {
    const given = Object.hasOwn(config, argument.name) ? config[argument.name] : undefined;
    const value = given !== undefined && takes(argument, given) ? given : argument.default;
    if (value === undefined || (value === argument.default && !always.includes(argument.name))) return [];
    return [{ argument, value }];
  });
}
