import { type Edge, type GraphId, isExpression, type LayerNode } from '@netwright/graph';
import {
  computeType,
  type Field,
  findLayer,
  type InferContext,
  type Inferred,
  innerLayers,
  isFloat,
  isKnown,
  type KnownTensor,
  type LayerDefinition,
  type Params,
  product,
  type ReadParams,
  readParams,
  type Suggestion,
  type Tensor,
  unknownTensor,
  type Weight,
} from '@netwright/layers';
import type { NodeAnalysis, ParameterCount } from './analysis.js';
import { portAt, portRefuses } from './ports.js';
import type { Problem, Where } from './problem.js';
import { reportWires } from './wire-problems.js';

export const unknownOutputs: readonly Tensor[] = [unknownTensor()];
const noWeights: readonly Weight[] = [];
const zero: ParameterCount = { total: 0, trainable: 0 };

// Nodes are immutable, so what their parameters say is read once for as long as they live.
const readCache = new WeakMap<object, { definition: LayerDefinition; read: ReadParams }>();

function paramsOf(raw: LayerNode['params'], definition: LayerDefinition): ReadParams {
  const cached = readCache.get(raw);
  if (cached?.definition === definition) return cached.read;
  const read = readParams(definition.params, raw);
  readCache.set(raw, { definition, read });
  return read;
}

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
  const problems: Problem[] = [];
  if (node.when !== undefined && node.when !== true) problems.push(conditionProblem(placeOf(graph, node)));
  if (node.call && Object.keys(node.call).length > 0)
    problems.push(callProblem(placeOf(graph, node), node.call));
  if (!definition) {
    problems.push({
      code: 'layer/unknown-kind',
      where: placeOf(graph, node),
      severity: 'error',
      message: `Netwright does not know the layer ${JSON.stringify(subject.kind)}. It is kept as it is, and what comes after it cannot be counted.`,
    });
    return inert({ node, subject, shares, wires: feed.wires, inputs: feed.inputs }, subject.params, problems);
  }
  const { params, problems: fieldProblems } = paramsOf(subject.params, definition);
  // A wrong parameter is said once, at the layer that has it, not at every place where the layer is applied.
  if (subject === node)
    for (const problem of fieldProblems) {
      problems.push(parameterProblem(problem, placeOf(graph, node), subject, definition));
    }
  reportWires(graph, node, definition, feed, problems);
  const known = knownInputs(graph, node, definition, feed, params, problems);
  const readable = fieldProblems.every((problem) => problem.code === 'param/unknown');
  let inferred: Inferred | undefined;
  if (known && readable) inferred = definition.infer(params, known, contextFor(graph, node, feed, problems));
  const weights = applyTrainable(inferred?.weights ?? noWeights, params['trainable'] !== false);
  const faulty = problems.some((problem) => problem.severity === 'error');
  // Written out rather than spread: this is made for every layer.
  return {
    node,
    subject,
    shares,
    wires: feed.wires,
    inputs: feed.inputs,
    status: faulty ? 'faulty' : inferred?.outputs.every(isComplete) ? 'ok' : 'waiting',
    definition,
    params,
    outputs: inferred?.outputs ?? unknownOutputs,
    inferred,
    fed: known,
    weights,
    count: inferred ? countOf(weights) : undefined,
    macs: inferred && known ? definition.macs(params, known, inferred) : null,
    problems,
  };
}

/** True where every size is a number or open: nothing is unknown because of a fault. */
function isComplete({ shape }: Tensor): boolean {
  return shape !== undefined && !shape.includes(undefined);
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

function contextFor(
  graph: GraphId,
  node: LayerNode,
  { wires, inputs }: Feed,
  problems: Problem[],
): InferContext {
  const report: InferContext['report'] = (code, { param, input, severity = 'error', ...rest }) => {
    const where: Where = {
      ...placeOf(graph, node),
      ...(param === undefined ? {} : { param }),
      ...(input === undefined ? {} : { input: portOf(input, wires, inputs) }),
    };
    problems.push({ code, where, severity, ...rest });
  };
  return { report, inner: innerLayers(report) };
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
  let tensors: KnownTensor[] = [];
  let complete = true;
  // An operation has no type of its own and takes what comes.
  const compute = definition.targets.keras.operation ? undefined : computeType(params['dtype']);
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
    const tensor =
      compute && isFloat(input.dtype) && input.dtype !== compute ? { ...input, dtype: compute } : input;
    // Most layers have one input, and a list that is made of one takes less room than one that grew.
    if (tensors.length === 0) tensors = [tensor];
    else tensors.push(tensor);
  }
  return complete ? tensors : undefined;
}

function applyTrainable(weights: readonly Weight[], trainable: boolean): readonly Weight[] {
  return trainable ? weights : weights.map((weight) => ({ ...weight, trainable: false }));
}

function countOf(weights: readonly Weight[]): ParameterCount | undefined {
  if (weights.length === 0) return zero;
  let total = 0;
  let trainable = 0;
  for (const weight of weights) {
    const size = product(weight.shape);
    if (typeof size !== 'number') return undefined;
    total += size;
    if (weight.trainable) trainable += size;
  }
  return { total, trainable };
}
