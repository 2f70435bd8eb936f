import { isKnown, type KnownTensor, product, type Step, shapeText } from '@netwright/layers';
import type { Analysis, NodeAnalysis } from './analysis.js';
import { receptiveFieldSteps } from './receptive-field-steps.js';
import { becauseOf } from './trace.js';
import { type WindowAxis, windowOf } from './windows.js';

/** How the numbers of one layer come about, as lines of arithmetic. */
export interface Explanation {
  /** Each size of the output. */
  readonly shape: readonly Step[];
  /** Derived from the weights that are counted: `(5·5·1 + 1)·6 = 156`. */
  readonly parameters: readonly Step[];
  readonly macs: readonly Step[];
  /** What of the network's input one place sees, axis by axis; empty where that is not defined. */
  readonly receptiveField: readonly Step[];
  /** How its window stands on each spatial axis, for a picture; empty where it has none. */
  readonly windows: readonly WindowAxis[];
  /** How the sizes that come in came about, where layers before changed them. */
  readonly before: readonly Step[];
}

const nothing: Explanation = {
  shape: [],
  parameters: [],
  macs: [],
  before: [],
  receptiveField: [],
  windows: [],
};

/** The arithmetic of a layer with the numbers put in; what cannot be said because of a fault is left out. */
export function explainNode(analysis: Analysis, id: string): Explanation {
  const { flat } = analysis;
  const node = flat.nodes.get(id);
  if (!node) return nothing;
  const wire = node.wires.find((each) => each !== undefined);
  const before = wire ? becauseOf(flat, wire.from.node) : [];
  const { definition, inferred, fed, params } = node;
  if (!definition || !inferred || !fed) return { ...nothing, before };
  const steps = definition.explain(params, fed as readonly KnownTensor[], inferred);
  const labelled = (label: string) => steps.filter((step) => step.label === label);
  const shape = steps.filter(({ label }) => label !== 'parameters' && label !== 'MACs');
  return {
    shape: shape.length > 0 ? shape : keptShape(node),
    parameters: labelled('parameters').length > 0 ? labelled('parameters') : parameterSteps(node),
    macs: labelled('MACs').length > 0 ? labelled('MACs') : macsSteps(node),
    before,
    receptiveField: receptiveFieldSteps(analysis, id),
    windows: windowOf(node),
  };
}

function keptShape({ inputs, outputs }: NodeAnalysis): readonly Step[] {
  const [output] = outputs;
  if (!output || !isKnown(output)) return [];
  const text = inputs.length === 0 ? 'what the network is fed' : 'as it comes in';
  return [{ label: 'shape', text, result: shapeText(output.shape) }];
}

/**
 * The count, put together from the weights as a student would: one bias for each filter goes into the bracket, equal
 * vectors are counted, and whatever else there is gets a line of its own.
 */
function parameterSteps({ weights, count }: NodeAnalysis): readonly Step[] {
  if (!count || weights.length === 0) return [];
  const total = String(count.total);
  const [first, second] = weights;
  const shapes = weights.map(({ shape }) => shape as readonly number[]);
  const filters = first?.shape[first.shape.length - 1];
  if (
    weights.length === 2 &&
    first &&
    second &&
    first.shape.length > 1 &&
    second.shape.length === 1 &&
    second.shape[0] === filters
  ) {
    return [
      { label: 'parameters', text: `(${first.shape.slice(0, -1).join('·')} + 1)·${filters}`, result: total },
    ];
  }
  if (weights.length === 1)
    return [{ label: 'parameters', text: shapes[0]?.join('·') || '1', result: total }];
  if (shapes.every((shape) => shape.length === 1 && shape[0] === shapes[0]?.[0])) {
    const note = weights.map(({ path }) => path).join(', ');
    return [{ label: 'parameters', text: `${weights.length}·${shapes[0]?.[0]}`, result: total, note }];
  }
  return [
    ...weights.map(({ path, shape }) => ({
      label: path,
      text: shape.join('·') || '1',
      result: String(product(shape)),
    })),
    {
      label: 'parameters',
      text: weights.map(({ shape }) => String(product(shape))).join(' + '),
      result: total,
    },
  ];
}

function macsSteps({ macs }: NodeAnalysis): readonly Step[] {
  if (macs === null || macs === 0) return [];
  return [{ label: 'MACs', text: 'multiplications, each added up', result: String(macs) }];
}
