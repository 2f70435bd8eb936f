import type { WindowAxis } from '@netwright/inference';
import type { Matrix } from '@netwright/inference/by-hand';
import { axisName } from '@netwright/layers';
import { type KeyboardEvent, useId } from 'react';
import { Grid } from './grid.js';
import { shortNumber } from './short-number.js';
import { lengthOf, type Stretch, visiblePart, wholeInput } from './visible-part.js';
import './window.css';

/** A place in the output: along each axis of the window. */
export type Place = readonly number[];

interface WindowPictureProps {
  readonly axes: readonly WindowAxis[];
  readonly place: Place;
  move(place: Place): void;
  /** Written into the squares, where they are few enough to be read. */
  readonly input?: Matrix;
  readonly output?: Matrix;
}

/** So many squares along a side can be told apart; with numbers in them fewer. */
const mostSquares = 36;
const mostNumbers = 16;

/** One axis that is not there: a signal is a picture of one row. */
const single: WindowAxis = {
  axis: 0,
  input: 1,
  before: 0,
  after: 0,
  size: 1,
  stride: 1,
  dilation: 1,
  output: 1,
  elements: () => [0],
};

/**
 * The input with the zeros around it, the window on it, and the place in the output that it makes: by pointer or arrow
 * keys another. Of a volume one sheet is shown.
 */
export function WindowPicture({ axes, place, move, input, output }: WindowPictureProps) {
  const says = useId();
  const [down = single, across = single] = axes.length === 1 ? [single, axes[0]] : axes.slice(-2);
  const [row = 0, column = 0] = axes.length === 1 ? [0, place[0] ?? 0] : place.slice(-2);
  const deep = axes.length > 2 ? axes[0] : undefined;
  const depth = deep ? (place[0] ?? 0) : 0;
  const seen = { rows: down.elements(row), columns: across.elements(column) };
  const cut = isCut([down, across], input ? mostNumbers : mostSquares);
  // Where not all can be seen, what is seen can be larger.
  const most = input ? mostNumbers : cut ? 16 : mostSquares;
  const inRows = visiblePart(wholeInput(down), ends(seen.rows), most);
  const inColumns = visiblePart(wholeInput(across), ends(seen.columns), most);
  const outRows = visiblePart({ first: 0, last: down.output - 1 }, { first: row, last: row }, most);
  const outColumns = visiblePart(
    { first: 0, last: across.output - 1 },
    { first: column, last: column },
    most,
  );
  const cell = cellSize(Math.max(lengthOf(inColumns), lengthOf(inRows)), input !== undefined);

  function go(toRow: number, toColumn: number, toDepth = depth): void {
    const next = [
      ...(deep ? [within(toDepth, deep.output)] : []),
      ...(axes.length > 1 ? [within(toRow, down.output)] : []),
      within(toColumn, across.output),
    ];
    if (next.some((at, axis) => at !== place[axis])) move(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = {
      ArrowUp: [-1, 0, 0],
      ArrowDown: [1, 0, 0],
      ArrowLeft: [0, -1, 0],
      ArrowRight: [0, 1, 0],
      Home: [0, -column, 0],
      End: [0, across.output, 0],
      PageUp: [0, 0, -1],
      PageDown: [0, 0, 1],
    }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [rows = 0, columns = 0, sheets = 0] = step;
    go(row + rows, column + columns, depth + sheets);
  }

  return (
    <div className="window-picture">
      <div
        // A grid of pictures and no table of cells: one thing to the keyboard, moved by the arrow keys.
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is what is used by keyboard
        tabIndex={0}
        aria-label={`Window: arrow keys move it${deep ? ', page keys go through its sheets' : ''}`}
        aria-describedby={says}
        className="window-sheets"
        data-testid="window"
        onKeyDown={onKeyDown}
      >
        <figure>
          <figcaption>Input</figcaption>
          <Grid rows={inRows} columns={inColumns} cell={cell}>
            <Data rows={inRows} columns={inColumns} height={down.input} width={across.input} cell={cell} />
            {input && <Numbers matrix={input} rows={inRows} columns={inColumns} cell={cell} />}
            {seen.rows.flatMap((y) =>
              seen.columns.map((x) => {
                const inside = y >= 0 && y < down.input && x >= 0 && x < across.input;
                return (
                  <rect
                    key={`${y} ${x}`}
                    className={inside ? 'window-seen' : 'window-seen window-zero'}
                    x={(x - inColumns.first) * cell}
                    y={(y - inRows.first) * cell}
                    width={cell}
                    height={cell}
                  />
                );
              }),
            )}
          </Grid>
        </figure>
        <figure>
          <figcaption>Output</figcaption>
          <Grid rows={outRows} columns={outColumns} cell={cell} point={go} follows={!cut}>
            <Data
              rows={outRows}
              columns={outColumns}
              height={down.output}
              width={across.output}
              cell={cell}
            />
            {output && <Numbers matrix={output} rows={outRows} columns={outColumns} cell={cell} />}
            <rect
              className="window-place"
              x={(column - outColumns.first) * cell}
              y={(row - outRows.first) * cell}
              width={cell}
              height={cell}
            />
          </Grid>
        </figure>
      </div>
      <p id={says} className="window-says" aria-live="polite">
        {sentence(axes, place)}
      </p>
      {cut && <p className="window-says">Only a part of them is drawn.</p>}
    </div>
  );
}

/** The square of numbers that are really there; around it lie zeros. */
function Data({
  rows,
  columns,
  height,
  width,
  cell,
}: {
  readonly rows: Stretch;
  readonly columns: Stretch;
  readonly height: number;
  readonly width: number;
  readonly cell: number;
}) {
  const [top, left] = [Math.max(0, rows.first), Math.max(0, columns.first)];
  const [bottom, right] = [Math.min(height - 1, rows.last), Math.min(width - 1, columns.last)];
  return (
    <rect
      className="window-data"
      x={(left - columns.first) * cell}
      y={(top - rows.first) * cell}
      width={Math.max(0, right - left + 1) * cell}
      height={Math.max(0, bottom - top + 1) * cell}
    />
  );
}

function Numbers({
  matrix,
  rows,
  columns,
  cell,
}: {
  readonly matrix: Matrix;
  readonly rows: Stretch;
  readonly columns: Stretch;
  readonly cell: number;
}) {
  return matrix.flatMap((line, y) =>
    line.map((value, x) => {
      if (y < rows.first || y > rows.last || x < columns.first || x > columns.last) return null;
      const text = shortNumber(value);
      return (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a square is its place
          key={`${y} ${x}`}
          x={(x - columns.first + 0.5) * cell}
          y={(y - rows.first + 0.5) * cell}
          className={text.length > 2 ? 'window-number window-number-long' : 'window-number'}
        >
          {text}
        </text>
      );
    }),
  );
}

function ends(elements: readonly number[]): Stretch {
  return { first: elements[0] ?? 0, last: elements[elements.length - 1] ?? 0 };
}

/** So that input and output stand side by side where they are small. */
function cellSize(count: number, withNumbers: boolean): number {
  if (withNumbers) return count > 10 ? 19 : 22;
  return Math.max(4, Math.min(14, Math.floor(136 / count)));
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}

function isCut(axes: readonly WindowAxis[], most: number): boolean {
  return axes.some((axis) => lengthOf(wholeInput(axis)) > most || axis.output > most);
}

/** `Row 0, column 0 sees rows −2 to 2 and columns −2 to 2: 16 of 25 lie in the padding.` */
function sentence(axes: readonly WindowAxis[], place: Place): string {
  const names = axes.map((_, axis) => placeName(axisName(axis, axes.length)));
  const at = names.map((name, axis) => `${name} ${place[axis] ?? 0}`).join(', ');
  let all = 1;
  let inside = 1;
  const sees = axes.map((axis, index) => {
    const elements = axis.elements(place[index] ?? 0);
    all *= elements.length;
    inside *= elements.filter((element) => element >= 0 && element < axis.input).length;
    const { first, last } = ends(elements);
    const step = axis.dilation > 1 && elements.length > 1 ? ` in steps of ${axis.dilation}` : '';
    return first === last
      ? `${names[index]} ${minus(first)}`
      : `${names[index]}s ${minus(first)} to ${minus(last)}${step}`;
  });
  const zeros = all === inside ? '' : `; ${all - inside} of ${all} lie in the padding`;
  return `${at.charAt(0).toUpperCase()}${at.slice(1)} sees ${sees.join(', ')}${zeros}.`;
}

function placeName(axis: string): string {
  return { height: 'row', width: 'column', depth: 'sheet' }[axis] ?? 'place';
}

function minus(place: number): string {
  return String(place).replace('-', '−');
}
