import type { ObjectFamily } from '../core/field.js';
import { constraints } from './constraints.js';
import type { ObjectDefinition } from './define.js';
import { initializers } from './initializers.js';
import { regularizers } from './regularizers.js';

export type { ObjectDefinition } from './define.js';

/** What can stand in a parameter of that family, in the order of the menu. */
export const objects: { readonly [F in ObjectFamily]: readonly ObjectDefinition[] } = {
  initializer: initializers,
  regularizer: regularizers,
  constraint: constraints,
};

const byName: { readonly [F in ObjectFamily]: ReadonlyMap<string, ObjectDefinition> } = {
  initializer: index(initializers),
  regularizer: index(regularizers),
  constraint: index(constraints),
};

function index(definitions: readonly ObjectDefinition[]): ReadonlyMap<string, ObjectDefinition> {
  return new Map(
    definitions.flatMap((definition) =>
      [definition.name, definition.identifier, ...(definition.synonyms ?? [])].map(
        (name) => [name, definition] as const,
      ),
    ),
  );
}

/** Finds one by its Keras class (`HeNormal`), its identifier (`he_normal`) or another string that Keras takes for it. */
export function findObject(family: ObjectFamily, name: string): ObjectDefinition | undefined {
  return byName[family].get(name);
}
