import { isBusy, useTraining } from './training.js';

/** The name of the tab; while something is trained, how far it is. */
export function TrainingTitle() {
  const busy = useTraining(({ phase }) => isBusy(phase));
  const epoch = useTraining(({ progress }) => progress?.epoch);
  const until = useTraining((state) => state.until);
  if (!busy) return 'Training';
  return (
    <>
      Training <small className="training-running">{epoch === undefined ? '…' : `${epoch}/${until}`}</small>
    </>
  );
}
