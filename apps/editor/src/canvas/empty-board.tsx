import { editor } from '../store/editor.js';

/** What an empty board says. */
export function EmptyBoard() {
  return (
    <div className="empty-board">
      <p>
        <strong>An empty board</strong>
        Press <kbd>Tab</kbd> and type a layer, such as <code>input 28x28x1</code>, then{' '}
        <code>conv 6 5x5 relu</code>; or drag one from the left.
      </p>
      <button
        type="button"
        className="button button-line"
        onClick={() => editor().showOverlay({ type: 'start' })}
      >
        Start from a template
      </button>
    </div>
  );
}
