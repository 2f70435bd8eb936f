import {
  type InferContext,
  type Inferred,
  isKnown,
  type KnownTensor,
  type LayerDefinition,
  product,
  type ReadParams,
  readParams,
  sameTensor,
  type Weight,
} from '@netwright/layers';
import type { NodeAnalysis, ParameterCount } from './analysis.js';
import type { Raw } from './plain-values.js';
import { SharedReadings } from './shared-readings.js';

/** What a layer gives for certain inputs, where nothing is wrong with it. */
export interface Outcome extends Pick<NodeAnalysis, 'outputs' | 'weights' | 'count' | 'macs'> {
  readonly inferred: Inferred;
  readonly fed: readonly KnownTensor[];
  /** Every size of its outputs is a number or open: nothing is unknown because of a fault. */
  readonly complete: boolean;
}

const none: Outcome[] = [];
const noWeights: readonly Weight[] = [];
const noCount: ParameterCount = { total: 0, trainable: 0 };

/** How many outcomes one reading keeps: layers that share it (those without parameters) have different inputs. */
const most = 16;

/**
 * The parameters of a layer as its kind reads them, and what came of them last. A layer is a function of both its
 * parameters and its inputs, so the same of these give the same objects: time and room are spent once for all layers
 * alike, and for a document that is analysed again.
 */
export class Reading {
  readonly params: ReadParams['params'];
  readonly problems: ReadParams['problems'];
  /** Whether the layer can be inferred: a parameter too many does not prevent it. */
  readonly usable: boolean;
  private outcomes: Outcome[] = none;
  private oldest = 0;

  constructor(
    readonly definition: LayerDefinition,
    readonly raw: Raw,
  ) {
    const { params, problems } = readParams(definition.params, raw);
    this.params = params;
    this.problems = problems;
    this.usable = problems.every((problem) => problem.code === 'param/unknown');
  }

  /** What came of such inputs before; undefined where they are new, or something was wrong. */
  known(fed: readonly KnownTensor[]): Outcome | undefined {
    for (const outcome of this.outcomes) if (sameTensors(outcome.fed, fed)) return outcome;
    return undefined;
  }

  /** Asks the kind. What is wrong goes to the context. */
  infer(fed: readonly KnownTensor[], context: InferContext): Outcome {
    const { definition, params } = this;
    const inferred = withSharedOutputs(definition.infer(params, fed, context), fed);
    const { outputs } = inferred;
    const weights = applyTrainable(inferred.weights ?? noWeights, params['trainable'] !== false);
    return {
      outputs,
      weights,
      count: countOf(weights),
      macs: definition.macs(params, fed, inferred),
      inferred,
      fed,
      complete: outputs.every((tensor) => isKnown(tensor) && !tensor.shape.includes(undefined)),
    };
  }

  keep(outcome: Outcome): void {
    // A list made of one takes a fifth of the room of one that grew to it.
    if (this.outcomes.length === 0) this.outcomes = [outcome];
    else if (this.outcomes.length < most) this.outcomes.push(outcome);
    else {
      this.outcomes[this.oldest] = outcome;
      this.oldest = (this.oldest + 1) % most;
    }
  }
}

// Parameters are immutable, so they are read once for as long as they live, and those alike once for all.
const shared = new SharedReadings((definition, raw) => new Reading(definition, raw));
const readings = new WeakMap<object, Reading>();
const withoutParameters = new WeakMap<LayerDefinition, Reading>();

/** The parameters of a layer, read; the same object for the same parameters, and for most of those alike. */
export function readingOf(raw: Raw, definition: LayerDefinition): Reading {
  const bare = isEmpty(raw);
  const known = bare
    ? withoutParameters.get(definition)
    : (shared.find(definition, raw) ?? readings.get(raw));
  if (known?.definition === definition) return known;
  const reading = new Reading(definition, raw);
  if (bare) withoutParameters.set(definition, reading);
  else readings.set(raw, reading);
  return reading;
}

function isEmpty(raw: object): boolean {
  for (const _ in raw) return false;
  return true;
}

/** A layer that leaves its input as it is gives that very tensor on: most of a network is a few tensors then. */
function withSharedOutputs(inferred: Inferred, fed: readonly KnownTensor[]): Inferred {
  const { outputs } = inferred;
  const [output] = outputs;
  const [input] = fed;
  if (outputs.length !== 1 || !output || !input || !sameTensor(output, input)) return inferred;
  return { ...inferred, outputs: fed.length === 1 ? fed : [input] };
}

export function sameTensors(a: readonly KnownTensor[], b: readonly KnownTensor[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++)
    if (!sameTensor(a[index] as KnownTensor, b[index] as KnownTensor)) return false;
  return true;
}

function applyTrainable(weights: readonly Weight[], trainable: boolean): readonly Weight[] {
  return trainable ? weights : weights.map((weight) => ({ ...weight, trainable: false }));
}

function countOf(weights: readonly Weight[]): ParameterCount | undefined {
  if (weights.length === 0) return noCount;
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
