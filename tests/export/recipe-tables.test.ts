import { callbacks, losses, metrics, optimizers, type RecipeObject, schedules } from '@netwright/codegen';
import { expect, it } from 'vitest';
import { describeWith } from '../src/environment.js';
import { runPython } from './running.js';

const tables: { readonly [module: string]: readonly RecipeObject[] } = {
  'keras.optimizers': optimizers,
  'keras.optimizers.schedules': schedules,
  'keras.losses': losses,
  'keras.metrics': metrics.filter(({ name }) => name !== 'accuracy'),
  'keras.callbacks': callbacks,
};

/** What Keras' objects take that a recipe does not say, and why. */
const unsaid = new Map([
  ['name', 'named by Keras'],
  ['dtype', 'of the model'],
  ['reduction', 'the mean, always'],
  ['axis', 'the last, always'],
  ['verbose', 'a matter of the script'],
  ['kwargs', 'no argument'],
  ['num_labels', 'only for several labels'],
  ['label_weights', 'only for several labels'],
  ['multi_label', 'only for several labels'],
  ['thresholds', 'of the curve, by its number'],
  ['summation_method', 'Keras knows one'],
  ['from_sorted_ids', 'for outputs that are ranked already'],
]);

const program = `
import importlib, inspect, json, sys
import keras
answers = {}
for module, names in json.loads(sys.argv[1]).items():
    for name in names:
        target = keras
        for part in module.split(".")[1:]:
            target = getattr(target, part)
        parameters = inspect.signature(getattr(target, name)).parameters
        answers[f"{module}.{name}"] = {
            key: "(required)" if each.default is each.empty else each.default for key, each in parameters.items() if each.kind is not each.VAR_KEYWORD
        }
identifiers = json.loads(sys.argv[2])
for module, names in identifiers.items():
    for name, identifier in names.items():
        found = getattr(keras, module.split(".")[1]).get(identifier)
        answers[identifier] = found.__name__
print(json.dumps(answers))
`;

describeWith('python', 'what a recipe can name', (python) => {
  it('is in Keras, with these arguments and defaults', async () => {
    const names = Object.fromEntries(
      Object.entries(tables).map(([module, table]) => [module, table.map(({ name }) => name)]),
    );
    const identifiers = {
      'keras.losses': Object.fromEntries(losses.map(({ name, identifier }) => [name, identifier])),
    };
    const answers = JSON.parse(
      await runPython(
        python,
        ['-c', program, JSON.stringify(names), JSON.stringify(identifiers)],
        'tensorflow',
      ),
    ) as { [name: string]: { [argument: string]: unknown } | string };
    for (const [module, table] of Object.entries(tables)) {
      for (const { name, arguments: ours } of table) {
        const theirs = answers[`${module}.${name}`] as { [argument: string]: unknown };
        const said = Object.fromEntries(
          ours.map((each) => [each.keras, each.default === undefined ? '(required)' : each.default]),
        );
        expect(theirs, `${module}.${name}`).toMatchObject(said);
        const rest = Object.keys(theirs).filter(
          (argument) => !Object.hasOwn(said, argument) && !unsaid.has(argument),
        );
        expect(rest, `arguments of ${module}.${name} that no recipe can say`).toEqual([]);
      }
    }
    for (const { identifier } of losses) expect(answers[identifier ?? '']).toBe(identifier);
  });
});
