import { writeFileSync } from 'node:fs';
import {
  catalog,
  kerasArgumentName,
  kerasClass,
  kerasConfig,
  kerasModule,
  kerasTakesList,
  ownModule,
  snakeCase,
} from '@netwright/layers';
import { loadTables, readRecording } from '../tables.js';

/**
 * Writes the kinds of the catalogue for the generator: the Keras class, what its ports take, which arguments it has and
 * of what form, and the arguments of its conformance cases, as a store of values worth trying.
 */
export async function exportKinds(file: string): Promise<void> {
  const tables = await loadTables();
  const kinds = catalog
    .filter((definition) => definition.entry === undefined)
    .map((definition) => {
      const answers = new Map(
        readRecording(definition.kind)?.cases.map(({ name, answer }) => [name, answer]),
      );
      const cases = tables.get(definition.kind)?.cases ?? [];
      return {
        kind: definition.kind,
        module: kerasModule(definition),
        class: kerasClass(definition),
        takesList: kerasTakesList(definition),
        operands: definition.targets.keras.operation?.operands,
        // What Keras does not have is asked of the very class that scripts carry.
        source: kerasModule(definition) === ownModule ? definition.targets.keras.source : undefined,
        ports: definition.inputs,
        arguments: Object.entries(definition.params).map(([param, field]) => ({
          name: kerasArgumentName(definition, param),
          control: field.control,
          required: !('default' in field),
        })),
        cases: cases
          .filter(({ stricter }) => stricter === undefined)
          .map(({ name, params, call, inputs }) => ({
            config: kerasConfig(definition, params),
            arguments: Object.fromEntries(
              Object.entries(call ?? {}).map(([argument, value]) => [snakeCase(argument), value]),
            ),
            inputs,
            accepted: !('rejected' in (answers.get(name) ?? { rejected: 'not asked' })),
          })),
      };
    });
  writeFileSync(file, JSON.stringify(kinds));
}
