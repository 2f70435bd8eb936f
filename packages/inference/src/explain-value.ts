import type { KnownTensor, NumberBox, OutputValue, Step } from '@netwright/layers';
import type { Analysis, NodeAnalysis } from './analysis.js';

/** What one number of a layer's output is reckoned from. */
export interface ValueQuestion {
  /** One example, without the batch, for each input. */
  readonly inputs: readonly NumberBox[];
  /** In the order of the layer's weights. */
  readonly weights: readonly NumberBox[];
  /** The place in the output, without the batch: `[0, 3, 0]`. */
  readonly at: readonly number[];
}

export type ValueExplanation =
  | { readonly ok: true; readonly value: OutputValue; readonly step: Step }
  /** Why it cannot be said, as a sentence. */
  | { readonly ok: false; readonly reason: string };

/** Computes one chosen number of a layer's output term by term, from numbers that are given. */
export function explainValue(
  { flat }: Pick<Analysis, 'flat'>,
  id: string,
  question: ValueQuestion,
): ValueExplanation {
  const node = flat.nodes.get(id);
  if (!node?.definition || !node.inferred || !node.fed || node.status !== 'ok')
    return { ok: false, reason: 'There is a fault in this layer, or before it.' };
  const { definition, params, fed, inferred } = node;
  if (!definition.outputValue || !definition.reach)
    return { ok: false, reason: `Single numbers of ${definition.title} cannot be shown.` };
  const reason = misfit(node, question);
  if (reason !== undefined) return { ok: false, reason };
  const reach = definition.reach(params, fed as readonly KnownTensor[], inferred);
  const value = definition.outputValue(params, reach, question.inputs, question.weights, question.at);
  const activation = definition.outputActivation(params);
  const named = activation === undefined || activation === 'linear' ? value : { ...value, activation };
  return { ok: true, value: named, step: stepOf(named, reach[0]?.some((axis) => axis?.slides) === true) };
}

/** What of the question does not fit the layer. */
function misfit({ fed = [], inferred, weights }: NodeAnalysis, question: ValueQuestion): string | undefined {
  const inputs = fed.map(({ shape }) => shape?.slice(1) ?? []);
  if (!sameBoxes(question.inputs, inputs))
    return `The input has to be ${inputs.map((shape) => shape.join('×')).join(' and ')}.`;
  const shapes = weights.map(({ shape }) => shape);
  if (!sameBoxes(question.weights, shapes))
    return `The weights have to be ${shapes.map((shape) => shape.join('×')).join(' and ')}.`;
  const output = inferred?.outputs[0]?.shape?.slice(1) ?? [];
  const inside =
    question.at.length === output.length &&
    question.at.every(
      (place, axis) =>
        Number.isInteger(place) && place >= 0 && place < (output[axis] ?? Number.POSITIVE_INFINITY),
    );
  return inside
    ? undefined
    : `The output is ${output.join('×')}; there is no place ${question.at.join(', ')} in it.`;
}

/** Whether each box has the sizes wanted and as many numbers; an open size takes any. */
function sameBoxes(
  boxes: readonly NumberBox[],
  shapes: readonly (readonly (number | null | undefined)[])[],
): boolean {
  return (
    boxes.length === shapes.length &&
    boxes.every(({ shape, data }, index) => {
      const wanted = shapes[index] ?? [];
      return (
        shape.length === wanted.length &&
        shape.every((size, axis) => wanted[axis] === null || wanted[axis] === size) &&
        data.length === shape.reduce((product, size) => product * size, 1)
      );
    })
  );
}

const beginnings = { sum: '', mean: 'mean of ', largest: 'largest of ', smallest: 'smallest of ' } as const;

/** The arithmetic in one line: `0·1 + 1·1 + 219·1 = 220`. */
function stepOf({ how, terms, bias, result, activation }: OutputValue, slides: boolean): Step {
  const factor = (value: number) => (value < 0 ? `(${numberText(value)})` : numberText(value));
  const texts = terms.map(({ value, weight }) =>
    weight === undefined ? numberText(value) : `${factor(value)}·${factor(weight)}`,
  );
  const text =
    how === 'sum'
      ? [...texts, ...(bias ? [factor(bias)] : [])].join(' + ')
      : beginnings[how] + texts.join(', ');
  const notes = [
    ...(how === 'sum' && slides ? ['cross-correlation: the kernel is laid on as it is, not flipped'] : []),
    ...(activation === undefined ? [] : [`then ${activation}`]),
  ];
  return {
    label: 'value',
    text: text === '' ? '0' : text,
    result: numberText(result),
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
  };
}

/** At most six digits that count: sums of binary fractions end in noise. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(6)));
}
