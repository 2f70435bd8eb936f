import { findObject } from '../objects/index.js';
import type { KerasArgument, LayerDefinition, Params } from './define.js';
import type { Field, ObjectFamily } from './field.js';

/** The Keras argument of a parameter: `kernelSize` is `kernel_size`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The Keras argument of a parameter of that kind, where a kind may say it otherwise. */
export function kerasArgumentName(definition: LayerDefinition, param: string): string {
  const { names } = definition.targets.keras;
  return names && Object.hasOwn(names, param) ? (names[param] as string) : snakeCase(param);
}

/** What a script calls for that kind: `keras.layers.Conv2D`, `keras.Input`. */
export function kerasCallable(definition: LayerDefinition): string {
  const { keras } = definition.targets;
  const { callable, module = 'keras.layers', class: name = definition.kind } = keras;
  return callable ?? keras.operation?.function ?? (keras.source === undefined ? `${module}.${name}` : name);
}

/** The module of classes that Keras does not have: a script carries their source. */
export const ownModule = 'netwright';

/** The name under which a class whose source a script carries is registered: `netwright>MinPooling2D`. */
export function registeredName({ kind, targets: { keras } }: LayerDefinition): string | undefined {
  return keras.source === undefined ? undefined : `${ownModule}>${keras.class ?? kind}`;
}

/**
 * The arguments that a careful person would write: those that differ from Keras' own default, the ones that the kind
 * names `positional` first and, as long as none before them is left out, without their name.
 *
 * @param params as `readParams` gives them
 */
export function kerasArguments(definition: LayerDefinition, params: Params): readonly KerasArgument[] {
  const { keras } = definition.targets;
  if (keras.write) return keras.write(params);
  const positional = keras.positional ?? [];
  const written: KerasArgument[] = [];
  let unbroken = true;
  for (const param of positional) {
    const field = definition.params[param];
    if (!field || isDefault(field, params[param])) {
      unbroken = false;
      continue;
    }
    written.push({
      param,
      name: kerasArgumentName(definition, param),
      value: asKeras(field, params[param]),
      positional: unbroken,
    });
  }
  for (const param of Object.keys(definition.params)) {
    if (positional.includes(param)) continue;
    const field = definition.params[param] as Field;
    if (isDefault(field, params[param])) continue;
    written.push({
      param,
      name: kerasArgumentName(definition, param),
      value: asKeras(field, params[param]),
      positional: false,
    });
  }
  return written;
}

function asKeras(field: Field, value: unknown): unknown {
  return field.write ? field.write(value) : value;
}

/** Whether a value is what Keras takes when nothing is said. A required parameter has no such value. */
export function isDefault(field: Field, value: unknown): boolean {
  if (value === undefined) return true;
  if (!('default' in field)) return false;
  const family = field.control.type === 'object' ? field.control.family : undefined;
  return sameValue(value, field.default, family);
}

/** Whether two values of a parameter mean the same; objects are the same when their arguments are, defaults put in. */
function sameValue(a: unknown, b: unknown, family: ObjectFamily | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index], undefined));
  }
  if (family && isObjectLike(a) && isObjectLike(b)) {
    if (a.object !== b.object) return false;
    const left = objectArguments(family, a);
    const right = objectArguments(family, b);
    return (
      left.length === right.length &&
      left.every((one, i) => one.name === right[i]?.name && sameValue(one.value, right[i]?.value, undefined))
    );
  }
  return false;
}

interface ObjectLike {
  readonly object: string;
  readonly config: { readonly [name: string]: unknown };
}

function isObjectLike(value: unknown): value is ObjectLike {
  return typeof value === 'object' && value !== null && 'object' in value && 'config' in value;
}

/** The arguments of an initializer, regularizer or constraint that differ from Keras' default. Empty: its identifier says it all. */
export function objectArguments(
  family: ObjectFamily,
  value: ObjectLike,
): readonly { readonly name: string; readonly value: unknown }[] {
  const definition = findObject(family, value.object);
  if (!definition) return [];
  return Object.entries(definition.params).flatMap(([param, field]) => {
    if (!Object.hasOwn(value.config, param)) return [];
    const read = field.schema.safeParse(value.config[param]);
    return !read.success || isDefault(field, read.data) ? [] : [{ name: snakeCase(param), value: read.data }];
  });
}
