import { useTrainingChoices } from './choices.js';
import { Curve } from './curve.js';
import { scoreLines } from './score-lines.js';
import { ScoresTable } from './scores-table.js';
import { TrainControls } from './train-controls.js';
import { TrainFacts } from './train-facts.js';
import { TrainStatus } from './train-status.js';
import { useTraining } from './training.js';
import './train.css';

/** Trains the drawing in this browser, and shows how it goes. */
export function TrainPanel() {
  return (
    <div className="train" data-testid="training">
      <div className="train-columns">
        <div className="train-side">
          <TrainControls />
          <TrainStatus />
          <TrainFacts />
        </div>
        <TrainResults />
      </div>
    </div>
  );
}

function TrainResults() {
  const history = useTraining((state) => state.history);
  const losses = useTraining((state) => state.losses);
  const until = useTraining((state) => state.until);
  const asTable = useTrainingChoices((state) => state.asTable);
  if (losses.length === 0)
    return (
      <p className="train-empty">
        Loss and accuracy are drawn here while it trains. Nothing leaves this computer.
      </p>
    );
  const known = scoreLines(history);
  const lines = known.length > 0 ? known : [{ name: 'loss', training: [], validation: [] }];
  return (
    <section className="train-results" aria-label="How it goes">
      {asTable ? (
        <ScoresTable history={history} />
      ) : (
        <div className="curves">
          {lines.map((line) => (
            <Curve
              key={line.name}
              lines={line}
              steps={line.name === 'loss' ? losses : []}
              until={Math.max(until, history.length)}
            />
          ))}
        </div>
      )}
    </section>
  );
}
