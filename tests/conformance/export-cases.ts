import { writeFileSync } from 'node:fs';
import {
  catalog,
  findLayer,
  kerasClass,
  kerasConfig,
  kerasModule,
  kerasTakesList,
  ownModule,
  snakeCase,
} from '@netwright/layers';
import { loadTables } from './tables.js';

// Writes all cases as JSON for record.py, with the arguments of the Keras class as the code generator makes them.
// With names of kinds behind the file, only these.

const [file, ...only] = process.argv.slice(2);
if (!file) throw new Error('usage: export-cases.ts FILE [KIND...]');
const unknown = only.filter((kind) => !findLayer(kind));
if (unknown.length > 0) throw new Error(`There is no kind ${unknown.join(', ')}.`);

const tables = await loadTables();
const exported = catalog
  .filter(
    (definition) => (only.length === 0 || only.includes(definition.kind)) && tables.has(definition.kind),
  )
  .map((definition) => ({
    kind: definition.kind,
    module: kerasModule(definition),
    class: kerasClass(definition),
    takesList: kerasTakesList(definition),
    operands: definition.targets.keras.operation?.operands,
    // What Keras does not have is asked of the very class that scripts carry.
    source: kerasModule(definition) === ownModule ? definition.targets.keras.source : undefined,
    cases: tables.get(definition.kind)?.cases.map(({ name, params, call, inputs }) => ({
      name,
      params,
      ...(call ? { call } : {}),
      inputs,
      config: kerasConfig(definition, params),
      arguments: Object.fromEntries(
        Object.entries(call ?? {}).map(([argument, value]) => [snakeCase(argument), value]),
      ),
    })),
  }));
writeFileSync(file, JSON.stringify(exported));
