import { analyze } from '@netwright/inference';
import {
  type CaseInput,
  type ConformanceCase,
  catalog,
  type Inferred,
  isFloat,
  kerasClass,
  kerasConfig,
  kerasModule,
  kerasTakesList,
  type LayerDefinition,
  ownModule,
  type Params,
} from '@netwright/layers';
import { documentOf } from '../case-document.js';
import { loadTables, readRecording } from '../tables.js';

/** A conformance case with numbers: what both Keras and TensorFlow.js are asked to compute. */
export interface Question {
  readonly name: string;
  /** Arguments of the class in Keras. */
  readonly config: { readonly [argument: string]: unknown };
  readonly params: ConformanceCase['params'];
  readonly inputs: readonly QuestionInput[];
  /** In Keras' order. */
  readonly weights: readonly { readonly path: string; readonly shape: readonly number[] }[];
  /** Draws random numbers in training, so that only inference can be compared. */
  readonly random: boolean;
}

export interface QuestionInput {
  readonly shape: readonly number[];
  /** As Keras is told. */
  readonly declared: CaseInput['shape'];
  readonly dtype: string;
  readonly masked: boolean;
  /** Whole numbers below this one, where the input is of such. */
  readonly below?: number;
}

export interface Questions {
  readonly kind: string;
  readonly module: string;
  readonly class: string;
  readonly takesList: boolean;
  readonly operands?: readonly string[];
  readonly source?: string;
  readonly questions: readonly Question[];
}

const openBatch = 2;
const openSize = 6;

/** What is asked of each kind: every case that Keras accepts and that is computed in float32. */
export async function questionsOf(kinds: readonly string[]): Promise<readonly Questions[]> {
  const tables = await loadTables();
  return catalog
    .filter(({ kind }) => (kinds.length === 0 || kinds.includes(kind)) && tables.has(kind))
    .map((definition) => {
      const recorded = new Map(readRecording(definition.kind)?.cases.map((one) => [one.name, one.answer]));
      const { operation, source } = definition.targets.keras;
      return {
        kind: definition.kind,
        module: kerasModule(definition),
        class: kerasClass(definition),
        takesList: kerasTakesList(definition),
        ...(operation ? { operands: operation.operands } : {}),
        ...(source !== undefined && kerasModule(definition) === ownModule ? { source } : {}),
        questions: (tables.get(definition.kind)?.cases ?? []).flatMap((one) => {
          const answer = recorded.get(one.name);
          if (!answer || 'rejected' in answer || one.stricter !== undefined) return [];
          return questionOf(definition, one, answer.weights);
        }),
      };
    });
}

function questionOf(
  definition: LayerDefinition,
  one: ConformanceCase,
  weights: Question['weights'],
): readonly Question[] {
  const layer = analyze(documentOf(definition.kind, one)).main.nodes.get('layer');
  if (layer?.status !== 'ok') return [];
  const policy = layer.params['dtype'];
  if (!definition.entry && policy !== undefined && policy !== 'float32') return [];
  if (one.inputs.some(({ dtype }) => dtype === 'string')) return [];
  const fixed = one.inputs.flatMap(({ shape }) => (typeof shape[0] === 'number' ? [shape[0]] : []));
  const batch = Math.max(...(fixed.length > 0 ? fixed : [openBatch]));
  const inputs = one.inputs.map(({ shape, dtype = 'float32', masked = false }, index): QuestionInput => {
    const whole = definition.inputs[Math.min(index, definition.inputs.length - 1)]?.dtype === 'int';
    const below = whole
      ? Math.max(1, weights[0]?.shape[0] ?? 4)
      : isFloat(dtype)
        ? undefined
        : dtype === 'bool'
          ? 2
          : 4;
    return {
      shape: shape.map((size, axis) => size ?? (axis === 0 ? batch : openSize)),
      declared: shape,
      dtype,
      masked,
      ...(below === undefined ? {} : { below }),
    };
  });
  // Of nothing there is nothing to compare, and of very much the same as of less.
  if (inputs.some(({ shape }) => shape.includes(0))) return [];
  if (inputs.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0) > 500_000) return [];
  return [
    {
      name: one.name,
      config: kerasConfig(definition, one.params),
      params: one.params,
      inputs,
      weights: weights.map(({ path, shape }) => ({ path, shape })),
      random: isRandom(layer),
    },
  ];
}

/** Whether a layer, or one inside it, draws random numbers in training. */
function isRandom({ definition, params, inferred }: Applied): boolean {
  const drops = ['dropout', 'recurrentDropout'].some((name) => Number(params[name] ?? 0) > 0);
  return definition?.random === true || drops || (inferred?.inner ?? []).some(isRandom);
}

interface Applied {
  readonly definition: LayerDefinition | undefined;
  readonly params: Params;
  readonly inferred: Inferred | undefined;
}
