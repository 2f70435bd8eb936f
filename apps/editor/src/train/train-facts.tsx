import { proposeRecipe } from '@netwright/codegen';
import { useMemo } from 'react';
import { counted, grouped } from '../numbers/number-text.js';
import { editor, useEditor } from '../store/editor.js';
import { useTrainingChoices } from './choices.js';
import { type Backend, type BackendChoice, backends } from './messages.js';
import { isBusy, useTraining } from './training.js';
import { useTrainingSource } from './use-training-source.js';

/** With what it is trained: the data, the recipe, and what computes. */
export function TrainFacts() {
  return (
    <dl className="train-facts">
      <dt>Data</dt>
      <dd>
        <Data />
      </dd>
      <dt>Recipe</dt>
      <dd>
        <Recipe />
      </dd>
      <dt>
        <label htmlFor="training-backend">Computes on</label>
      </dt>
      <dd>
        <ComputesOn />
      </dd>
    </dl>
  );
}

function Data() {
  const { source } = useTrainingSource();
  const files = useTrainingChoices((state) => state.files);
  const busy = useTraining(({ phase }) => isBusy(phase));
  if (!source) return '…';
  if (source.ships)
    return (
      <>
        {source.title}
        <small>They come with Netwright: nothing has to be downloaded.</small>
      </>
    );
  const chosen = files?.dataset === source.dataset ? files.files : [];
  return (
    <>
      {source.title}
      <label className="train-files">
        <input
          type="file"
          multiple
          className="visually-hidden"
          disabled={busy}
          onChange={({ currentTarget }) => {
            const list = [...(currentTarget.files ?? [])];
            useTrainingChoices.setState({
              files: list.length > 0 ? { dataset: source.dataset, files: list } : undefined,
            });
          }}
        />
        <span className="button button-line">
          {chosen.length === 0 ? 'Choose the files' : 'Choose others'}
        </span>
      </label>
      <small>
        {chosen.length === 0
          ? `It takes ${source.takes}.`
          : `${chosen
              .slice(0, 4)
              .map(({ name }) => name)
              .join(', ')}${chosen.length > 4 ? ` and ${chosen.length - 4} more` : ''}`}
      </small>
    </>
  );
}

function Recipe() {
  const analysis = useEditor((state) => state.analysis);
  const { phases, batchSize } = useMemo(() => proposeRecipe(analysis.document, analysis), [analysis]);
  const epochs = phases.reduce((sum, phase) => sum + phase.epochs, 0);
  const optimizers = [...new Set(phases.map(({ optimizer }) => optimizer.object))].join(', ');
  return (
    <>
      {counted(epochs, 'epoch')}, batch {grouped(batchSize)}, {optimizers}{' '}
      <button
        type="button"
        className="text-link"
        onClick={() => {
          editor().select([]);
          editor().togglePanel('right', true);
        }}
      >
        Change
      </button>
    </>
  );
}

const backendTitles: { readonly [B in Backend]: string } = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};

function ComputesOn() {
  const choice = useTrainingChoices((state) => state.backend);
  const phase = useTraining((state) => state.phase);
  const backend = useTraining((state) => state.backend);
  return (
    <>
      <select
        id="training-backend"
        className="field-input"
        value={choice}
        disabled={isBusy(phase)}
        title={phase === 'ready' ? 'Holds from when it begins again' : undefined}
        onChange={({ currentTarget }) =>
          useTrainingChoices.setState({ backend: currentTarget.value as BackendChoice })
        }
      >
        <option value="best">The best there is</option>
        {backends.map((name) => (
          <option key={name} value={name}>
            {backendTitles[name]}
          </option>
        ))}
      </select>
      {backend && (
        <small data-testid="training-backend">
          Computes on <b>{backendTitles[backend.name]}</b>.
          {backend.passedOver.map(({ name, reason }) => ` Not on ${backendTitles[name]}: ${reason}.`)}
        </small>
      )}
    </>
  );
}
