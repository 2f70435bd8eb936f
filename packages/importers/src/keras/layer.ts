import type { Value } from '@netwright/graph';
import {
  type Field,
  findLayer,
  findObject,
  isDefault,
  type ObjectDefinition,
  type ObjectFamily,
  snakeCase,
  valueText,
} from '@netwright/layers';
import { findClass, type KerasClass } from './classes.js';
import { isJson, type Json, kept, own } from './json.js';
import { isModel } from './model-class.js';

/** What the config of one layer says, in our terms. */
export interface ReadLayer {
  readonly kind: string;
  readonly params: { readonly [name: string]: Value };
  readonly messages: readonly string[];
}

/** Config entries that say nothing about what a layer computes. */
const silent: ReadonlySet<string> = new Set(['name', 'build_config', 'registered_name']);

/** What Keras 2 called some arguments. */
const olderNames: ReadonlyMap<string, string> = new Map([['batch_input_shape', 'batch_shape']]);

/** Reads one layer of a Keras model: its class by module and name, its arguments by the fields of the kind. */
export function readLayer(layer: Json): ReadLayer {
  const className = own(layer, 'class_name');
  const config = own(layer, 'config');
  const kind = typeof className === 'string' ? className : '';
  const known = findClass(layer, kind);
  if (!known) return inert(layer, kind, config);
  const params: [string, Value][] = [];
  const messages: string[] = [];
  if (!isJson(config))
    return { kind: known.definition.kind, params: {}, messages: ['its arguments are missing'] };
  for (const argument of Object.keys(config)) {
    if (silent.has(argument)) continue;
    readArgument(known, argument, config[argument], params, messages);
  }
  return { kind: known.definition.kind, params: Object.fromEntries(params), messages };
}

/** A layer that we do not know keeps its class, its module and its config as they are. */
function inert(layer: Json, kind: string, config: unknown): ReadLayer {
  const module = own(layer, 'module');
  const registered = own(layer, 'registered_name');
  const whole = kept(config);
  if (whole === undefined && config !== undefined) {
    return {
      kind: 'unknown',
      params: {},
      messages: ['its arguments are nested too deeply; they are left out'],
    };
  }
  return {
    kind: unknownKind(kind, module, registered),
    params: {
      ...(typeof module === 'string' ? { module } : {}),
      ...(typeof registered === 'string' ? { registeredName: registered } : {}),
      ...(whole === undefined ? {} : { config: whole }),
    },
    messages: [
      isModel(layer)
        ? `more models stand inside each other than can be opened; ${valueText(kind)} is kept as it is`
        : `its ${isOperation(module) ? 'operation' : 'class'} ${valueText(kind)} is not known; it is kept as it is`,
      ...(holdsCode(config) ? ['it holds Python code, which Netwright never runs'] : []),
    ],
  };
}

/** Operations of `keras.ops` say the module that they stand in. */
function isOperation(module: unknown): boolean {
  return typeof module === 'string' && module.startsWith('keras.src.ops.');
}

/** A function of the user's own, as Keras 3 and Keras 2 write it among the arguments (of Lambda, above all): bytes of Python. */
function holdsCode(config: unknown): boolean {
  if (!isJson(config)) return false;
  return (
    own(config, 'function_type') === 'lambda' ||
    Object.values(config).some((value) => isJson(value) && own(value, 'class_name') === '__lambda__')
  );
}

/** The class name; where a kind of ours has the same, a longer name that tells them apart. */
function unknownKind(kind: string, module: unknown, registered: unknown): string {
  if (kind === '') return 'unknown';
  if (!findLayer(kind)) return kind;
  if (typeof registered === 'string' && registered !== kind) return registered;
  return `${typeof module === 'string' ? module : 'custom'}.${kind}`;
}

function readArgument(
  known: KerasClass,
  argument: string,
  raw: unknown,
  params: [string, Value][],
  messages: string[],
): void {
  const entry = known.params.get(argument) ?? known.params.get(olderNames.get(argument) ?? '');
  if (!entry) {
    const ignored = known.definition.targets.keras.ignored ?? {};
    if (raw === null || (Object.hasOwn(ignored, argument) && same(raw, ignored[argument]))) return;
    const value = kept(raw);
    messages.push(
      `its argument ${valueText(argument)} is not known${value === undefined ? '' : '; it is kept'}`,
    );
    // Among the parameters, where it is a problem that the person can see, and not silently another network.
    if (value !== undefined) params.push([camelCase(argument), value]);
    return;
  }
  const { name, field } = entry;
  if (field.control.type === 'layer' && isModel(raw))
    messages.push(`its argument ${valueText(argument)} is a whole model, which is kept but not opened`);
  if (same(raw, field.default)) return;
  const value = readValue(field, raw);
  if (value === undefined) {
    messages.push(`its argument ${valueText(argument)} could not be read; the default stands in for it`);
    return;
  }
  // Most of a file is defaults: they are told without asking the schema.
  if (same(value, field.default) || sameObject(value, field.default)) return;
  const parsed = field.schema.safeParse(value);
  if (parsed.success && isDefault(field, parsed.data)) return;
  if (!parsed.success)
    messages.push(`its argument ${valueText(argument)} has to be ${field.expected}; it is kept as it is`);
  params.push([name, value]);
}

function camelCase(argument: string): string {
  return argument.replace(/(?<=[a-z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => item === b[index]);
}

/** True for objects of one class without arguments of their own. */
function sameObject(a: unknown, b: unknown): boolean {
  return (
    isJson(a) &&
    isJson(b) &&
    'object' in a &&
    a['object'] === b['object'] &&
    isEmpty(a['config']) &&
    isEmpty(b['config'])
  );
}

function isEmpty(value: unknown): boolean {
  return isJson(value) && Object.keys(value).length === 0;
}

/** The raw value of an argument as a document writes it; Keras wraps objects, layers, dtype policies and functions. */
function readValue(field: Field, raw: unknown): Value | undefined {
  if (!isJson(raw)) return typeof raw === 'object' && raw !== null ? kept(raw) : (raw as Value);
  const name = own(raw, 'class_name');
  const config = own(raw, 'config');
  if (typeof name !== 'string') return kept(raw);
  if (field.control.type === 'object')
    return readObject(field.control.family, name, isJson(config) ? config : {});
  if (field.control.type === 'layer') return readWrapped(raw, config);
  if (isJson(config) && name === 'DTypePolicy' && typeof config['name'] === 'string') return config['name'];
  if (name === 'function' && typeof config === 'string') return config;
  return kept(raw);
}

/** The layer inside a wrapper such as TimeDistributed. */
function readWrapped(raw: Json, config: unknown): Value {
  const { kind, params } = readLayer(raw);
  const name = isJson(config) ? own(config, 'name') : undefined;
  return { layer: { kind, ...(typeof name === 'string' ? { name } : {}), params } };
}

/** An initializer, regularizer or constraint without what equals its defaults. */
function readObject(family: ObjectFamily, name: string, config: Json): Value | undefined {
  const definition = findObject(family, name);
  if (!definition) {
    const whole = kept(config);
    return whole === undefined ? undefined : { object: name, config: whole };
  }
  const fields = fieldsByArgument(definition);
  const entries: [string, Value][] = [];
  for (const argument of Object.keys(config)) {
    const raw = config[argument];
    const known = fields.get(argument);
    if (known ? same(raw, known.field.default) : raw === null) continue;
    const value = kept(raw);
    if (value === undefined) return undefined;
    const parsed = known?.field.schema.safeParse(value);
    if (known && parsed?.success && isDefault(known.field, parsed.data)) continue;
    entries.push([known?.name ?? camelCase(argument), value]);
  }
  return { object: definition.name, config: Object.fromEntries(entries) };
}

type FieldsByArgument = ReadonlyMap<string, { readonly name: string; readonly field: Field }>;
const objectFields = new WeakMap<ObjectDefinition, FieldsByArgument>();

function fieldsByArgument(definition: ObjectDefinition): FieldsByArgument {
  let fields = objectFields.get(definition);
  if (!fields) {
    fields = new Map(
      Object.entries(definition.params).map(([name, field]) => [snakeCase(name), { name, field }]),
    );
    objectFields.set(definition, fields);
  }
  return fields;
}
