import { datasets, optimizers, proposeRecipe, recipeProblems } from '@netwright/codegen';
import type { TrainingRecipe } from '@netwright/graph';
import type { Field } from '@netwright/layers';
import { useMemo } from 'react';
import { editor, useEditor } from '../store/editor.js';
import { FieldRow } from './field-row.js';
import { type RecipeFieldName, recipeFields, recipePaths } from './recipe-fields.js';

/** How the exported script trains the network. Without a word from the user, what is proposed is shown and used. */
export function RecipeForm() {
  const document = useEditor((state) => state.document);
  const analysis = useEditor((state) => state.analysis);
  const recipe = useMemo(() => proposeRecipe(document, analysis), [document, analysis]);
  const problems = useMemo(() => recipeProblems(document, analysis), [document, analysis]);
  const [phase, ...others] = recipe.phases;
  const dataset = datasets.find(({ id }) => id === recipe.dataset.id);

  function write(change: Partial<TrainingRecipe>, name: string): void {
    editor().edit(
      { type: 'set-document', property: 'training', value: { ...recipe, ...change } },
      { title: 'Change training', merge: `recipe:${name}` },
    );
  }

  function writePhase(change: Partial<TrainingRecipe['phases'][number]>, name: string): void {
    if (phase) write({ phases: [{ ...phase, ...change }, ...others] }, name);
  }

  const row = (name: RecipeFieldName, value: unknown, change: (value: never) => void) => {
    const field: Field = recipeFields[name];
    return (
      <FieldRow
        key={name}
        name={name}
        field={field}
        raw={value}
        value={value}
        error={
          problems.find(
            ({ where, severity }) => severity === 'error' && recipePaths[name].test(where.recipe ?? ''),
          )?.message
        }
        change={(next) => next !== undefined && change(next as never)}
        settle={() => editor().settle()}
      />
    );
  };

  return (
    <>
      <h3 className="inspector-section">Training</h3>
      <div className="form">
        {row('dataset', recipe.dataset.id, (id: string) => write({ dataset: { id } }, 'dataset'))}
        {dataset && <p className="recipe-about">{dataset.description}</p>}
        {phase &&
          row('optimizer', phase.optimizer.object, (object: string) =>
            writePhase({ optimizer: { object, config: {} } }, 'optimizer'),
          )}
        {phase &&
          row(
            'learningRate',
            phase.optimizer.config['learningRate'] ?? defaultRate(phase.optimizer.object),
            (learningRate: number) =>
              writePhase(
                { optimizer: { ...phase.optimizer, config: { ...phase.optimizer.config, learningRate } } },
                'learningRate',
              ),
          )}
        {phase && row('epochs', phase.epochs, (epochs: number) => writePhase({ epochs }, 'epochs'))}
        {row('batchSize', recipe.batchSize, (batchSize: number) => write({ batchSize }, 'batchSize'))}
        {row('validation', recipe.validation, (validation: number) => write({ validation }, 'validation'))}
        {row('seed', recipe.seed, (seed: number) => write({ seed }, 'seed'))}
      </div>
      {others.length > 0 && (
        <p className="inspector-note">
          This recipe has {others.length + 1} phases; the fields show the first, the others are kept.
        </p>
      )}
      {problems
        .filter(({ where }) => where.recipe?.startsWith('objectives'))
        .map(({ message }) => (
          <p key={message} className="inspector-note inspector-fault">
            {message}
          </p>
        ))}
      <ul className="objectives" aria-label="Losses">
        {recipe.objectives.map(({ output, loss, metrics }) => (
          <li key={output}>
            <b>{output}</b> {loss.object}
            {metrics.length > 0 && <span>, {metrics.map(({ object }) => object).join(', ')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function defaultRate(optimizer: string): unknown {
  return optimizers
    .find(({ name }) => name === optimizer)
    ?.arguments.find(({ name }) => name === 'learningRate')?.default;
}
