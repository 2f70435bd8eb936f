import { catalog, type Field, isDefault, kerasArgumentName, readParams } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { loadTables, readRecording } from './tables.js';

// The tables themselves: complete enough to be believed.

const tables = await loadTables();
const least = { cases: 25, rejected: 5 };

/** Arguments that Keras' base class takes for every layer, and the name, which is the node's. */
const ofEveryLayer = new Set(['name', 'trainable', 'dtype', 'activity_regularizer']);

describe.each(catalog.map((definition) => [definition.kind, definition] as const))(
  '%s',
  (kind, definition) => {
    const table = tables.get(kind);
    const recording = readRecording(kind);
    const own = Object.keys(definition.params);

    it('has a table and answers to all of it', () => {
      const names = table?.cases.map((one) => one.name) ?? [];
      expect(names.length).toBeGreaterThan(0);
      expect(new Set(names).size, 'two cases of one name').toBe(names.length);
      expect(recording?.cases.map((one) => one.name)).toEqual(names);
    });

    it('has enough cases, and enough that Keras rejects', () => {
      if (table?.fewer !== undefined) {
        expect(table.fewer).not.toBe('');
        return;
      }
      expect(table?.cases.length).toBeGreaterThanOrEqual(least.cases);
      expect(recording?.cases.filter(({ answer }) => 'rejected' in answer).length).toBeGreaterThanOrEqual(
        least.rejected,
      );
    });

    it('asks no question twice', () => {
      const questions =
        table?.cases.map(({ params, inputs, call }) => JSON.stringify([params, inputs, call])) ?? [];
      expect(questions.filter((question, index) => questions.indexOf(question) !== index)).toEqual([]);
    });

    it.each(own.filter((param) => !table?.unasked?.[param]))(
      '%s stands at another value than its default in a case that Keras accepts',
      (param) => {
        const accepted = recording?.cases.filter(({ answer }) => !('rejected' in answer)) ?? [];
        const moved = accepted.some(({ params }) => {
          if (!Object.hasOwn(params, param)) return false;
          return !isDefault(
            definition.params[param] as Field,
            readParams(definition.params, params).params[param],
          );
        });
        expect(moved).toBe(true);
      },
    );

    it("takes every argument of Keras' class, with the same default", () => {
      const { ignored = {}, departs = {} } = definition.targets.keras;
      const fields = new Map(own.map((param) => [kerasArgumentName(definition, param), param]));
      const differences = (recording?.arguments ?? []).flatMap((argument) => {
        const param = fields.get(argument.name);
        if (param === undefined)
          return argument.inherited === true ||
            Object.hasOwn(ignored, argument.name) ||
            ofEveryLayer.has(argument.name)
            ? []
            : [`${argument.name}: not a parameter`];
        if (Object.hasOwn(departs, param)) return [];
        const field = definition.params[param];
        if (!('default' in argument))
          return field && 'default' in field ? [`${argument.name}: has to be given in Keras`] : [];
        if (!field || !('default' in field))
          return [
            `${argument.name}: is ${JSON.stringify(argument.default)} in Keras, and has to be given here`,
          ];
        const keras = field.schema.safeParse(argument.default);
        return keras.success && isDefault(field, keras.data)
          ? []
          : [
              `${argument.name}: ${JSON.stringify(argument.default)} in Keras, ${JSON.stringify(field.default)} here`,
            ];
      });
      expect(differences).toEqual([]);
    });

    it("has no parameter that Keras' class does not take", () => {
      const { inherited = [] } = definition.targets.keras;
      const named = new Set([...(recording?.arguments.map(({ name }) => name) ?? []), ...inherited]);
      const strange = own
        .map((param) => kerasArgumentName(definition, param))
        .filter((name) => !named.has(name) && !ofEveryLayer.has(name));
      expect(strange).toEqual([]);
    });
  },
);

it('every table belongs to a kind of the catalogue', () => {
  expect([...tables.keys()].sort()).toEqual(catalog.map(({ kind }) => kind).sort());
});
