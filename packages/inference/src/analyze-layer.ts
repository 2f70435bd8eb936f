import { type Edge, type GraphId, isExpression, type LayerNode } from '@netwright/graph';
import {
  computeType,
  type DType,
  type Field,
  findLayer,
  type InferContext,
  type InnerLayer,
  innerLayers,
  isFloat,
  isKnown,
  type KnownTensor,
  type LayerDefinition,
  type LayerValue,
  type Params,
  type ReadParams,
  type Report,
  type Suggestion,
  type Tensor,
  unknownTensor,
  type Weight,
} from '@netwright/layers';
import type { NodeAnalysis } from './analysis.js';
import { portAt, portRefuses } from './ports.js';
import type { Problem, Where } from './problem.js';
import { type Outcome, type Reading, readingOf } from './reading.js';
import { reportWires } from './wire-problems.js';

export const unknownOutputs: readonly Tensor[] = [unknownTensor()];
const noWeights: readonly Weight[] = [];
const noProblems: readonly Problem[] = [];

/** What comes into a node: the wires into it by port, those that feed it, and the tensors on these. */
export interface Feed {
  readonly edges: readonly Edge[];
  readonly wires: readonly (Edge | undefined)[];
  readonly inputs: readonly (Tensor | undefined)[];
}

/**
 * Analyses one layer from the tensors on its wires. What its parameters or inputs break is reported, and what can be
 * said all the same is said.
 *
 * @param subject the node whose kind and parameters hold: the node itself, or the one whose layer it shares
 */
export function analyzeLayer(graph: GraphId, node: LayerNode, subject: LayerNode, feed: Feed): NodeAnalysis {
  const definition = findLayer(subject.kind);
  const shares = subject === node ? undefined : subject.id;
  const reading = definition && readingOf(subject.params, definition);
  const clean = reading && cleanOutcome(node, reading, feed);
  if (clean) {
    const { definition, params } = reading;
    return analysed(
      { node, subject, shares, feed, definition, params, outcome: clean },
      clean.fed,
      noProblems,
    );
  }
  const problems: Problem[] = [];
  if (node.when !== undefined && node.when !== true) problems.push(conditionProblem(placeOf(graph, node)));
  if (node.call && Object.keys(node.call).length > 0)
    problems.push(callProblem(placeOf(graph, node), node.call));
  if (!reading) {
    problems.push({
      code: 'layer/unknown-kind',
      where: placeOf(graph, node),
      severity: 'error',
      message: `Netwright does not know the layer ${JSON.stringify(subject.kind)}. It is kept as it is, and what comes after it cannot be counted.`,
    });
    return inert({ node, subject, shares, wires: feed.wires, inputs: feed.inputs }, subject.params, problems);
  }
  const { params } = reading;
  // A wrong parameter is said once, at the layer that has it, not at every place where the layer is applied.
  if (subject === node)
    for (const problem of reading.problems) {
      problems.push(parameterProblem(problem, placeOf(graph, node), subject, definition));
    }
  reportWires(graph, node, definition, feed, problems);
  const known = knownInputs(graph, node, definition, feed, params, problems);
  const outcome =
    known && reading.usable
      ? outcomeOf(reading, known, graph, node, feed, problems, subject !== node)
      : undefined;
  return analysed({ node, subject, shares, feed, definition, params, outcome }, known, problems);
}

/**
 * What is known already of a layer with nothing special about it, on inputs as it takes them. That is so of nearly
 * all, and found out without making anything.
 */
function cleanOutcome(
  node: LayerNode,
  reading: Reading,
  { edges, wires, inputs }: Feed,
): Outcome | undefined {
  if (wires !== edges || node.call !== undefined || (node.when !== undefined && node.when !== true))
    return undefined;
  const { definition, params, problems } = reading;
  if (problems.length > 0) return undefined;
  return areTaken(definition, inputs, computeOf(definition, params)) ? reading.known(inputs) : undefined;
}

interface Analysed {
  readonly node: LayerNode;
  readonly subject: LayerNode;
  readonly shares: string | undefined;
  readonly feed: Feed;
  readonly definition: LayerDefinition;
  readonly params: Params;
  readonly outcome: Outcome | undefined;
}

function analysed(
  { node, subject, shares, feed, definition, params, outcome }: Analysed,
  known: readonly KnownTensor[] | undefined,
  problems: readonly Problem[],
): NodeAnalysis {
  const faulty = problems.length > 0 && problems.some((problem) => problem.severity === 'error');
  // Written out rather than spread: this is made for every layer.
  return {
    node,
    subject,
    shares,
    wires: feed.wires,
    inputs: feed.inputs,
    status: faulty ? 'faulty' : outcome?.complete ? 'ok' : 'waiting',
    definition,
    params,
    outputs: outcome ? outcome.outputs : unknownOutputs,
    inferred: outcome?.inferred,
    fed: outcome ? outcome.fed : known,
    weights: outcome ? outcome.weights : noWeights,
    count: outcome?.count,
    macs: outcome ? outcome.macs : null,
    problems: problems.length === 0 ? noProblems : problems,
  };
}

function outcomeOf(
  reading: Reading,
  fed: readonly KnownTensor[],
  graph: GraphId,
  node: LayerNode,
  feed: Feed,
  problems: Problem[],
  built: boolean,
): Outcome {
  const known = reading.known(fed);
  if (known) return known;
  const before = problems.length;
  const outcome = reading.infer(fed, new Context(graph, node, feed, problems, built));
  // What is wrong names this node, so it is found again at the next; and less is wrong where the layer was built already.
  if (!built && problems.length === before) reading.keep(outcome);
  return outcome;
}

type Own = Pick<NodeAnalysis, 'node' | 'subject' | 'shares' | 'wires' | 'inputs'>;

/** A node of which nothing can be said. */
export function inert(own: Own, params: Params, problems: readonly Problem[]): NodeAnalysis {
  return {
    ...own,
    status: 'inert',
    definition: undefined,
    params,
    outputs: unknownOutputs,
    inferred: undefined,
    fed: undefined,
    weights: noWeights,
    count: undefined,
    macs: null,
    problems,
  };
}

function conditionProblem(where: Where): Problem {
  return {
    code: 'layer/condition',
    where,
    severity: 'error',
    message:
      'It is there under a condition only. This version of Netwright keeps conditions but cannot compute them.',
  };
}

/** Nothing reads the arguments of a call yet, so leaving them out must not pass unsaid. */
function callProblem(where: Where, call: NonNullable<LayerNode['call']>): Problem {
  const names = Object.keys(call).map((name) => JSON.stringify(name));
  return {
    code: 'layer/call-arguments',
    where,
    severity: 'warning',
    message: `It is called with ${names.join(', ')}. Netwright keeps that but does not read it: shapes, counts and scripts are those of a plain call.`,
  };
}

function parameterProblem(
  { param, code, ...rest }: ReadParams['problems'][number],
  at: Where,
  { params }: LayerNode,
  definition: LayerDefinition,
): Problem {
  const field = definition.params[param];
  const raw = Object.hasOwn(params, param) ? params[param] : undefined;
  const expression = isExpression(raw) || (Array.isArray(raw) && raw.some(isExpression));
  const suggestions: Suggestion[] = [];
  if (code === 'param/unknown') suggestions.push({ set: { [param]: undefined }, title: 'Remove it' });
  else if (field) suggestions.push(...valuesFor(param, field, raw));
  const where = { ...at, param };
  if (expression) {
    return {
      code: 'param/expression',
      where,
      severity: 'error',
      message: `${field?.label ?? param} is an expression. This version of Netwright keeps expressions but cannot compute them.`,
      ...(rest.expected === undefined ? {} : { expected: rest.expected }),
      suggestions,
    };
  }
  return { code, where, severity: 'error', ...rest, suggestions };
}

/** Values that the field takes: what was meant by a number in quotes, the default, or else a usual one. */
function valuesFor(param: string, field: Field, raw: unknown): Suggestion[] {
  const suggestions: Suggestion[] = [];
  const label = field.label.toLowerCase();
  const meant =
    typeof raw === 'string' && raw.trim() !== ''
      ? [Number(raw)]
      : typeof raw === 'number'
        ? [Math.max(1, Math.round(raw))]
        : [];
  const usual = 'default' in field ? [] : field.control.type === 'sizes' ? [3, 1] : [10, 1, 'relu'];
  for (const value of [...meant, ...usual]) {
    const read = field.schema.safeParse(value);
    if (!read.success) continue;
    suggestions.push({ set: { [param]: value }, title: `Set ${label} to ${shortValue(read.data)}` });
    break;
  }
  if ('default' in field)
    suggestions.push({ set: { [param]: undefined }, title: `Use the default: ${shortValue(field.default)}` });
  return suggestions;
}

function shortValue(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.join('×');
  if (typeof value === 'object') return String((value as { object?: unknown }).object ?? 'an object');
  return String(value);
}

function placeOf(graph: GraphId, { id }: LayerNode): Where {
  return { graph, nodes: [id] };
}

/** Takes what a kind finds wrong with one node. */
class Context implements InferContext {
  constructor(
    private readonly graph: GraphId,
    private readonly node: LayerNode,
    private readonly feed: Feed,
    private readonly problems: Problem[],
    readonly built: boolean,
  ) {}

  report(code: string, { param, input, severity = 'error', onlyToBuild, ...rest }: Report): void {
    if (onlyToBuild && this.built) return;
    const { wires, inputs } = this.feed;
    const where: Where = {
      ...placeOf(this.graph, this.node),
      ...(param === undefined ? {} : { param }),
      ...(input === undefined ? {} : { input: portOf(input, wires, inputs) }),
    };
    this.problems.push({ code, where, severity, ...rest });
  }

  inner(layer: LayerValue, input: KnownTensor, param: string): InnerLayer | undefined {
    return innerLayers((code, report) => this.report(code, report), this.built)(layer, input, param);
  }
}

/** The port of the tensor that the layer was given as number so-and-so; inputs without a wire are not given. */
function portOf(number: number, wires: Feed['wires'], inputs: Feed['inputs']): number {
  let given = -1;
  for (const [index, input] of inputs.entries()) {
    if (input && ++given === number) return wires[index]?.to.port ?? index;
  }
  return number;
}

/** The inputs as `infer` wants them: all there, of known rank and of a rank the ports take; else undefined. */
function knownInputs(
  graph: GraphId,
  node: LayerNode,
  definition: LayerDefinition,
  { inputs, wires }: Feed,
  params: Params,
  problems: Problem[],
): readonly KnownTensor[] | undefined {
  const compute = computeOf(definition, params);
  if (areTaken(definition, inputs, compute)) return inputs;
  const tensors: KnownTensor[] = [];
  let complete = true;
  const several = definition.inputs.length > 1;
  const whereOf = (number: number): Where => ({ ...placeOf(graph, node), input: number });
  for (let index = 0; index < Math.max(inputs.length, definition.inputs.length); index++) {
    const port = portAt(definition.inputs, index);
    if (!port) continue;
    const number = wires[index]?.to.port ?? index;
    const input = inputs[index];
    if (!input) {
      if (port.optional) continue;
      complete = false;
      const message = `Nothing comes in${several ? ` at "${port.name}"` : ''}: draw a wire to it.`;
      problems.push({ code: 'input/missing', where: whereOf(number), severity: 'error', message });
      continue;
    }
    if (!isKnown(input)) {
      complete = false;
      continue;
    }
    const refused = portRefuses(port, input);
    if (refused) {
      complete = false;
      const message = `${definition.title} takes ${refused.expected} (the batch counted), but gets ${refused.received}.`;
      problems.push({
        code: 'input/wrong-rank',
        where: whereOf(number),
        severity: 'error',
        message,
        ...refused,
      });
      continue;
    }
    // Keras casts floats to the type the layer computes in; whole numbers stay as they are.
    tensors.push(isCast(input, compute) ? { ...input, dtype: compute } : input);
  }
  return complete ? tensors : undefined;
}

/** The type that a layer computes in; an operation has none of its own and takes what comes. */
function computeOf(definition: LayerDefinition, params: Params): DType | undefined {
  return definition.targets.keras.operation ? undefined : computeType(params['dtype']);
}

/** True where the ports take the inputs one by one as they are. Then, as nearly always, no list is made. */
function areTaken(
  definition: LayerDefinition,
  inputs: Feed['inputs'],
  compute: DType | undefined,
): inputs is readonly KnownTensor[] {
  if (inputs.length < definition.inputs.length) return false;
  for (let index = 0; index < inputs.length; index++) {
    const input = inputs[index];
    const port = portAt(definition.inputs, index);
    if (!input || !port || !isKnown(input) || isCast(input, compute) || portRefuses(port, input))
      return false;
  }
  return true;
}

function isCast({ dtype }: Tensor, compute: DType | undefined): compute is DType {
  return compute !== undefined && dtype !== compute && isFloat(dtype);
}
