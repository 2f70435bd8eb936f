import { counted } from '../numbers/number-text.js';

/** Why the project cannot run yet: the first of them, and the way to all. */
export function ExportFaults({ faults, show }: { readonly faults: readonly string[]; show(): void }) {
  if (faults.length === 0) return null;
  return (
    <div className="export-faults" role="alert">
      <b>{counted(faults.length, 'fault')} in the network: the code shows where, and cannot run yet.</b>
      <ul>
        {faults.slice(0, 3).map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages may repeat
          <li key={index}>{message}</li>
        ))}
        {faults.length > 3 && <li>and {faults.length - 3} more</li>}
      </ul>
      <button type="button" className="button button-line" onClick={show}>
        Show the problems
      </button>
    </div>
  );
}
