import { emptyDocument, type Value } from '@netwright/graph';
import type { NumberBox } from '@netwright/layers';
import type { NodeAnalysis } from './analysis.js';
import { analyze } from './analyze.js';
import { explainValue, type ValueExplanation } from './explain-value.js';
import { type WindowAxis, windowOf } from './windows.js';

/** Numbers in rows, all of one length and at least one of them. */
export type Matrix = readonly (readonly number[])[];

/** What a layer is tried on: a few numbers of one channel. */
export interface TrialQuestion {
  readonly input: Matrix;
  /** Where the layer has weights: of a convolution its one filter, of Dense a row for each input. */
  readonly kernel?: Matrix | undefined;
  /** Added to every number that comes out, where the layer has a bias. */
  readonly bias?: number;
}

export type TrialAnswer =
  | {
      readonly ok: true;
      /** All numbers that come out, before the activation. */
      readonly output: Matrix;
      /** How the window stands; of a layer without one, that all is seen. */
      readonly windows: readonly WindowAxis[];
      /** How one of them comes about. */
      valueAt(row: number, column: number): ValueExplanation;
    }
  /** Why it cannot be tried, as a sentence. */
  | { readonly ok: false; readonly reason: string };

/**
 * Tries a layer, with its own stride, padding and the like, on a few numbers: what a student works out on paper. The
 * small layer is analysed as any other, so that nothing here knows what a kind does.
 */
export function tryLayer(
  { definition, params }: NodeAnalysis,
  { input, kernel = [[]], bias = 0 }: TrialQuestion,
): TrialAnswer {
  const made = definition?.trial?.(params, sizesOf(input), sizesOf(kernel));
  if (!definition || !made)
    return { ok: false, reason: 'Numbers of so many rows do not suit this layer: write them in one row.' };
  const source = { id: 'x', name: 'x', kind: 'InputLayer', params: { batchShape: [null, ...made.shape] } };
  const layer = {
    id: 'layer',
    name: 'layer',
    kind: definition.kind,
    params: made.params as { [name: string]: Value },
  };
  const analysis = analyze({
    ...emptyDocument('trial'),
    graph: {
      nodes: [source, layer],
      edges: [{ id: 'w', from: { node: 'x', port: 0 }, to: { node: 'layer', port: 0 } }],
      inputs: ['x'],
      outputs: [{ name: 'y', from: { node: 'layer', port: 0 } }],
    },
  });
  const wrong = analysis.problems.find(({ severity }) => severity === 'error');
  if (wrong) return { ok: false, reason: wrong.message };
  const small = analysis.main.nodes.get('layer') as NodeAnalysis;
  const numbers = { shape: made.shape, data: input.flat() };
  const weights = small.weights.map(({ shape }, index): NumberBox => {
    const sizes = shape as readonly number[];
    const count = sizes.reduce((product, size) => product * size, 1);
    return { shape: sizes, data: index === 0 ? kernel.flat() : Array.from({ length: count }, () => bias) };
  });
  const shape = (small.outputs[0]?.shape?.slice(1) ?? []) as readonly number[];
  const [rows, columns] = shape.length === 3 ? [shape[0] ?? 0, shape[1] ?? 0] : [1, shape[0] ?? 0];
  const valueAt = (row: number, column: number) =>
    explainValue(analysis, 'layer', {
      inputs: [numbers],
      weights,
      at: [[column], [column, 0], [row, column, 0]][shape.length - 1] ?? [],
    });
  const output: number[][] = [];
  for (let row = 0; row < rows; row++) {
    const line: number[] = [];
    for (let column = 0; column < columns; column++) {
      const found = valueAt(row, column);
      if (!found.ok) return found;
      line.push(found.value.result);
    }
    output.push(line);
  }
  const windows = windowOf(small);
  return {
    ok: true,
    output,
    windows: windows.length > 0 ? windows : [all(input[0]?.length ?? 0, columns)],
    valueAt,
  };
}

function sizesOf(matrix: Matrix): readonly [rows: number, columns: number] {
  return [matrix.length, matrix[0]?.length ?? 0];
}

/** Every number is seen from every place. */
function all(input: number, output: number): WindowAxis {
  const elements = Array.from({ length: input }, (_, index) => index);
  return {
    axis: 1,
    input,
    before: 0,
    after: 0,
    size: input,
    stride: 0,
    dilation: 1,
    output,
    elements: () => elements,
  };
}
