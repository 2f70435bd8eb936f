import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  activationSynonyms,
  activations,
  type Field,
  findObject,
  isDefault,
  type ObjectDefinition,
  objects,
  snakeCase,
} from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { type Argument, recordings } from './tables.js';

// The names that stand in parameters, against those of the real Keras: none is missing, none is made up, and each has
// the arguments and the defaults that it has there.

type Classes = Readonly<
  Record<string, { readonly names: readonly string[]; readonly arguments: readonly Argument[] }>
>;
type Family = keyof typeof objects;

const recorded: { readonly activation: Readonly<Record<string, readonly string[]>> } & Readonly<
  Record<Family, Classes>
> = JSON.parse(readFileSync(join(recordings, 'objects', 'objects.json'), 'utf8'));

it('activations are those of Keras', () => {
  expect([...activations].sort()).toEqual(Object.keys(recorded.activation).sort());
});

it('activations have the other names that Keras takes', () => {
  const synonyms = Object.entries(recorded.activation).flatMap(([name, names]) =>
    names.filter((other) => other !== name).map((other): [string, string] => [other, name]),
  );
  expect([...activationSynonyms].sort()).toEqual(synonyms.sort());
});

/** What of Keras' arguments our definition says otherwise, in words. */
function differences(definition: ObjectDefinition, keras: readonly Argument[]): string[] {
  const fields = new Map(
    Object.entries(definition.params).map(([param, field]) => [snakeCase(param), field]),
  );
  const found = keras.flatMap(({ name, ...rest }) => {
    const field: Field | undefined = fields.get(name);
    if (!field) return [`${name}: not a parameter`];
    const read = field.schema.safeParse((rest as { default?: unknown }).default);
    return read.success && isDefault(field, read.data) ? [] : [`${name}: another default`];
  });
  const strange = [...fields.keys()].filter((name) => !keras.some((argument) => argument.name === name));
  return [...found, ...strange.map((name) => `${name}: not in Keras`)];
}

describe.each(['initializer', 'regularizer', 'constraint'] as const)('%s', (family) => {
  it('has all classes of Keras and no others', () => {
    expect(objects[family].map(({ name }) => name).sort()).toEqual(Object.keys(recorded[family]).sort());
  });

  it.each(Object.entries(recorded[family]))('%s', (name, { names, arguments: keras }) => {
    const definition = findObject(family, name);
    expect(names.map((one) => findObject(family, one)?.name)).toEqual(names.map(() => name));
    const ours = [definition?.name, definition?.identifier, ...(definition?.synonyms ?? [])];
    expect(ours.sort()).toEqual([...names].sort());
    expect(definition && differences(definition, keras)).toEqual([]);
  });
});
