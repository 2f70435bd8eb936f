import { findLayer } from './catalog.js';
import type { LayerDefinition } from './core/define.js';
import { kerasArgumentName, registeredName, snakeCase } from './core/keras.js';
import { findObject, objects } from './objects/index.js';

const objectFamilies = Object.keys(objects) as (keyof typeof objects)[];

/** JSON as Keras writes it into the config of a layer. */
export type KerasJson =
  | null
  | boolean
  | number
  | string
  | readonly KerasJson[]
  | { readonly [key: string]: KerasJson };

/** The Keras module of a kind's class: `keras.layers`. */
export function kerasModule(definition: LayerDefinition): string {
  return definition.targets.keras.module ?? 'keras.layers';
}

/** The Keras class of a kind: `Conv2D`. */
export function kerasClass(definition: LayerDefinition): string {
  return definition.targets.keras.class ?? definition.kind;
}

/** Whether Keras takes the inputs of that kind as one list: `Add()([a, b])`. */
export function kerasTakesList(definition: LayerDefinition): boolean {
  return definition.targets.keras.takesList ?? definition.inputs.some((port) => port.variadic);
}

/**
 * Raw parameters of a document as the arguments of the Keras class, in the form that its constructor and
 * `from_config` take. Nothing is checked and nothing is left out: what Keras does not like it says itself.
 */
export function kerasConfig(
  definition: LayerDefinition,
  params: { readonly [name: string]: unknown },
): { [argument: string]: KerasJson } {
  return Object.fromEntries(
    Object.entries(params).map(([param, value]) => [
      kerasArgumentName(definition, param),
      kerasJson(inKerasForm(definition, param, value)),
    ]),
  );
}

/** A value in the form that Keras takes, where it can be read and its field knows another form. */
function inKerasForm(definition: LayerDefinition, param: string, value: unknown): unknown {
  const field = Object.hasOwn(definition.params, param) ? definition.params[param] : undefined;
  if (!field?.write) return value;
  const read = field.schema.safeParse(value);
  return read.success ? field.write(read.data) : value;
}

/** A value of a document as Keras serialises it: objects and wrapped layers by class name and config. */
function kerasJson(value: unknown): KerasJson {
  if (Array.isArray(value)) return value.map(kerasJson);
  if (!isRecord(value)) return value as KerasJson;
  const { object, config, layer } = value;
  if (typeof object === 'string' && isRecord(config)) {
    return { class_name: className(object), config: snakeCased(config) };
  }
  if (isRecord(layer) && typeof layer['kind'] === 'string' && isRecord(layer['params']))
    return wrappedLayer(layer['kind'], layer);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, kerasJson(item)]));
}

function wrappedLayer(kind: string, layer: { readonly [key: string]: unknown }): KerasJson {
  const definition = findLayer(kind);
  const params = layer['params'] as { readonly [name: string]: unknown };
  const config = definition ? kerasConfig(definition, params) : snakeCased(params);
  return {
    module: definition ? kerasModule(definition) : 'keras.layers',
    class_name: definition ? kerasClass(definition) : kind,
    config: typeof layer['name'] === 'string' ? { name: layer['name'], ...config } : config,
    registered_name: (definition && registeredName(definition)) ?? null,
  };
}

function snakeCased(config: { readonly [name: string]: unknown }): { [argument: string]: KerasJson } {
  return Object.fromEntries(Object.entries(config).map(([name, item]) => [snakeCase(name), kerasJson(item)]));
}

/** The class of an object that a document may name by its identifier too. */
function className(name: string): string {
  for (const family of objectFamilies) {
    const found = findObject(family, name);
    if (found) return found.name;
  }
  return name;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const parameterNames = new WeakMap<LayerDefinition, ReadonlyMap<string, string>>();

/** Our parameter for a Keras argument of that kind, or undefined where it has none: the way back of `kerasArgumentName`. */
export function paramOfArgument(definition: LayerDefinition, argument: string): string | undefined {
  let names = parameterNames.get(definition);
  if (!names) {
    names = new Map(
      Object.keys(definition.params).map((param) => [kerasArgumentName(definition, param), param]),
    );
    parameterNames.set(definition, names);
  }
  return names.get(argument);
}
