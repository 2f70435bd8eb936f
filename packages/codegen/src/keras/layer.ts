import { isWrappedLayer, type WrappedLayer } from '@netwright/graph';
import { isSafeName } from '@netwright/inference';
import {
  type Field,
  findLayer,
  findObject,
  kerasArguments,
  kerasCallable,
  type LayerDefinition,
  type ObjectFamily,
  objectArguments,
  type Params,
  readParams,
} from '@netwright/layers';
import type { LayerUse } from '../program/index.js';
import {
  type Argument,
  call,
  type Expression,
  keyword,
  literal,
  type Origin,
  text,
} from '../python/index.js';

const objectModules: { readonly [F in ObjectFamily]: string } = {
  initializer: 'keras.initializers',
  regularizer: 'keras.regularizers',
  constraint: 'keras.constraints',
};

/** How deep layers may wrap each other; a file can say anything. */
const deepest = 20;

/** The call that makes a layer: `layers.Conv2D(6, 5, activation="tanh", name="C1")`. Of an unknown kind only `...`. */
export function layerExpression({ definition, params, name }: LayerUse, node: string): Expression {
  return definition ? made(definition, params, name, { node }, 0) : text('...');
}

function made(
  definition: LayerDefinition,
  params: Params,
  name: string | undefined,
  origin: Origin | undefined,
  depth: number,
): Expression {
  const args = kerasArguments(definition, params).map((said): Argument => {
    const field = definition.params[said.param];
    const value = field ? valueExpression(field, said.value, depth) : literal(said.value);
    const from = origin && { ...origin, param: said.param };
    if (!said.positional) return keyword(said.name, value, from);
    return { value, ...(from ? { origin: from } : {}) };
  });
  if (name !== undefined) args.push(keyword('name', literal(name)));
  return call(kerasCallable(definition).replace(/^keras\.layers\./, 'layers.'), args);
}

/** A parameter's value: `3` for a kernel of 3 by 3, `"he_normal"` or its constructor for an initializer. */
function valueExpression({ control }: Field, value: unknown, depth: number): Expression {
  if (control.type === 'object' && isObject(value)) return objectExpression(control.family, value);
  if (control.type === 'layer')
    return isWrappedLayer(value) ? wrappedExpression(value, depth + 1) : literal(null);
  if (control.type === 'sizes' || control.type === 'sides') return literal(short(value));
  return literal(value);
}

/** The layer that a wrapper applies. A name that Keras does not take everywhere is left to Keras. */
function wrappedExpression({ layer: { kind, name, params } }: WrappedLayer, depth: number): Expression {
  const definition = findLayer(kind);
  if (!definition || depth > deepest) return text('...');
  const read = readParams(definition.params, params).params;
  return made(definition, read, name !== undefined && isSafeName(name) ? name : undefined, undefined, depth);
}

function isObject(value: unknown): value is { object: string; config: { [name: string]: unknown } } {
  return typeof value === 'object' && value !== null && 'object' in value && 'config' in value;
}

/** Keras takes one number for all of a list of equal ones, and one for a pair of equal sides. */
function short(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return value;
  const items = value.map(short);
  return items.every((item) => typeof item === 'number' && item === items[0]) ? items[0] : items;
}

function objectExpression(
  family: ObjectFamily,
  value: { object: string; config: { [name: string]: unknown } },
): Expression {
  const definition = findObject(family, value.object);
  if (!definition) return text('None');
  const args = objectArguments(family, value);
  if (args.length === 0) return literal(definition.identifier);
  return call(
    `${objectModules[family]}.${definition.name}`,
    args.map(({ name, value: argument }) => keyword(name, literal(argument))),
  );
}
