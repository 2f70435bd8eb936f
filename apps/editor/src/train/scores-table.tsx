import { scoreText } from './score-text.js';
import type { EpochRow } from './training.js';

/** The numbers of all epochs, the latest first. */
export function ScoresTable({ history }: { readonly history: readonly EpochRow[] }) {
  const names = history[0]?.scores.map(([name]) => name) ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <div className="scores" tabIndex={0}>
      <table>
        <caption className="visually-hidden">Numbers of each epoch</caption>
        <thead>
          <tr>
            <th scope="col">epoch</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...history].reverse().map(({ epoch, scores }) => (
            <tr key={epoch}>
              <th scope="row">{epoch}</th>
              {scores.map(([name, value]) => (
                <td key={name}>{scoreText(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
