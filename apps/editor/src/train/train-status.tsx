import { Icon } from '../icons/icon.js';
import { scoreText } from './score-text.js';
import { isBusy, useTraining } from './training.js';

/** How far it is, what was done last, and what went wrong. */
export function TrainStatus() {
  const { phase, progress, until, epochs, said, failure, test } = useTraining();
  const before = until - epochs;
  const share = progress
    ? (progress.epoch - 1 - before + progress.step / progress.steps) / Math.max(1, epochs)
    : undefined;
  if (phase === 'off' && !failure) return null;
  return (
    <div className="train-status">
      {isBusy(phase) && (
        <progress
          aria-label="Progress of the training"
          {...(share === undefined ? {} : { value: Math.min(1, share) })}
        />
      )}
      {progress && (phase === 'training' || phase === 'stopping') && (
        <p className="train-progress" data-testid="training-progress">
          <span>
            Epoch <b>{progress.epoch}</b> of {until}, step <b>{progress.step}</b> of {progress.steps}
          </span>
          <span>
            loss <b>{scoreText(progress.loss)}</b>
          </span>
        </p>
      )}
      <p role="status">{said}</p>
      {test.length > 0 && (
        <p>On the test: {test.map(([name, value]) => `${name} ${scoreText(value)}`).join(', ')}.</p>
      )}
      {failure && (
        <p className="train-fault" role="alert">
          <Icon name="error" />
          <span>{failure}</span>
        </p>
      )}
    </div>
  );
}
