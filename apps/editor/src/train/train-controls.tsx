import { useRef } from 'react';
import { useTfjs } from '../drawer/tfjs-target.js';
import { Icon } from '../icons/icon.js';
import { editor, useEditor } from '../store/editor.js';
import { useTrainingChoices } from './choices.js';
import { sameNetwork } from './same-network.js';
import {
  endTraining,
  isBusy,
  loadWeightsFrom,
  saveWeightsToFile,
  startTraining,
  stopTraining,
  useTraining,
} from './training.js';
import { useHindrances } from './use-hindrances.js';
import { useTrainingSource } from './use-training-source.js';

/** Start and stop, and the weights as a file. What cannot be done now is dimmed. */
export function TrainControls() {
  const phase = useTraining((state) => state.phase);
  const { failed } = useTfjs();
  const hindrances = useHindrances();
  const { choice } = useTrainingSource();
  const backend = useTrainingChoices((state) => state.backend);
  const changed = useChanged();
  const file = useRef<HTMLInputElement>(null);
  const busy = isBusy(phase);
  const canBegin = choice !== undefined && hindrances.length === 0;

  function begin(): void {
    if (!choice) return;
    endTraining();
    startTraining(choice, backend);
  }

  return (
    <>
      <div className="train-buttons">
        {phase === 'ready' ? (
          <>
            <button
              type="button"
              className={`button ${changed ? 'button-line' : 'button-primary'}`}
              disabled={choice === undefined}
              onClick={() => choice && startTraining(choice, backend)}
            >
              <Icon name="play" /> Train on
            </button>
            <button
              type="button"
              className={`button ${changed ? 'button-primary' : 'button-line'}`}
              disabled={!canBegin}
              title="Begins with new weights and the drawing as it is now"
              onClick={begin}
            >
              <Icon name="reset" /> Begin again
            </button>
          </>
        ) : busy ? (
          <StopButton />
        ) : (
          <button type="button" className="button button-primary" disabled={!canBegin} onClick={begin}>
            <Icon name="play" /> {phase === 'over' ? 'Begin again' : 'Train here'}
          </button>
        )}
        <button
          type="button"
          className="button button-line"
          disabled={phase !== 'ready'}
          onClick={saveWeightsToFile}
        >
          Save weights
        </button>
        <button
          type="button"
          className="button button-line"
          disabled={busy || (phase !== 'ready' && hindrances.length > 0)}
          onClick={() => file.current?.click()}
        >
          Load weights
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".safetensors"
          aria-label="A file of weights"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            // The same file can be chosen again.
            if (chosen) void loadWeightsFrom(chosen, backend).finally(() => (currentTarget.value = ''));
          }}
        />
      </div>
      {failed && (
        <p className="train-note train-fault" role="alert">
          The export to TensorFlow.js could not be loaded. Load the page again.
        </p>
      )}
      {changed && (
        <p className="train-note" data-testid="training-changed">
          The drawing has changed since. This run trains it as it was when it began.
        </p>
      )}
      {phase !== 'ready' && !busy && hindrances.length > 0 && <Hindrances hindrances={hindrances} />}
    </>
  );
}

function StopButton() {
  const phase = useTraining((state) => state.phase);
  if (phase === 'reading' || phase === 'training')
    return (
      <button type="button" className="button button-primary" onClick={stopTraining}>
        <Icon name="stop" /> Stop
      </button>
    );
  return (
    <button
      type="button"
      className="button button-line"
      title={phase === 'stopping' ? 'Does not wait for the step: what was learned is gone' : undefined}
      onClick={endTraining}
    >
      <Icon name="close" /> {phase === 'stopping' ? 'End at once' : 'Cancel'}
    </button>
  );
}

function Hindrances({ hindrances }: { readonly hindrances: readonly string[] }) {
  return (
    <div className="train-note train-fault">
      <p>It cannot be trained as it is drawn:</p>
      <ul>
        {hindrances.slice(0, 2).map((sentence, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences may repeat
          <li key={index}>{sentence}</li>
        ))}
      </ul>
      <button type="button" className="text-link" onClick={() => editor().showDrawerTab('problems')}>
        {hindrances.length > 2 ? `Show all ${hindrances.length} problems` : 'Show the problems'}
      </button>
    </div>
  );
}

/** Whether the board shows another network than the worker has. */
function useChanged(): boolean {
  const trained = useTraining((state) => state.document);
  const drawn = useEditor((state) => state.document);
  return trained !== undefined && !sameNetwork(trained, drawn);
}
