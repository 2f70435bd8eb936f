import { computeType } from './core/common.js';
import type { Inferred, LayerDefinition, Params } from './core/define.js';
import type { Field } from './core/field.js';
import { isDefault } from './core/keras.js';
import { isFloat, type KnownTensor } from './core/tensor.js';
import {
  isRefusal,
  type TfjsCall,
  type TfjsConfig,
  type TfjsInner,
  type TfjsLayer,
  type TfjsMask,
  type TfjsRefusal,
  type TfjsTarget,
  type TfjsUse,
  type TfjsValue,
} from './core/tfjs.js';
import { tfjsDefaults } from './core/tfjs-defaults.js';
import type { KerasObject } from './fields/objects.js';
import { objectFault, regularizerValue } from './objects/tfjs-values.js';
import { tfjsTargets } from './tfjs-targets.generated.js';

/**
 * The call of TensorFlow.js that computes what Keras does, or why there is none.
 *
 * @param params as `readParams` gives them
 * @param inputs as `infer` was given them
 */
export function tfjsUse(
  definition: LayerDefinition,
  params: Params,
  inputs: readonly KnownTensor[],
  inferred: Inferred,
): TfjsUse | TfjsRefusal {
  // Its parameters are those that `readParams` gives for that kind.
  const target = tfjsTargets.get(definition.kind) as TfjsTarget | undefined;
  if (!target) return { refuse: `${definition.title} cannot be had in TensorFlow.js yet.` };
  const reason = typeFault(definition, params) ?? inputFault(inputs) ?? objectFault(params);
  if (reason !== undefined) return { refuse: reason };
  const call = target(params, inputs, inferred, innerUse);
  if (isRefusal(call)) return call;
  const casts = !call.castsNothing && inferred.outputs[0] !== undefined && isFloat(inferred.outputs[0].dtype);
  return {
    layer: trimmed(definition, params, call),
    says: call.says ?? {},
    weights: call.weights ?? (inferred.weights ?? []).map(({ path }) => ({ path })),
    masks: call.masks ?? [],
    mask: maskOf(call, inputs, inferred),
    before: inputs.map(({ dtype }) =>
      casts && !isFloat(dtype) ? { own: 'Cast', config: { dtype: 'float32' } } : undefined,
    ),
    after: call.penalised ? [] : penalty(params),
  };
}

const innerUse: TfjsInner = ({ definition, params, inferred }, inputs) => {
  const use = tfjsUse(definition, params, inputs, inferred);
  if (isRefusal(use)) return use;
  if (use.after.length > 0)
    return {
      refuse: `A penalty on the output of ${definition.title} inside another layer cannot be had in TensorFlow.js.`,
    };
  return use;
};

/** The layer without the arguments that say what it takes by itself: for one of ours, Keras' own default. */
function trimmed(definition: LayerDefinition, params: Params, call: TfjsCall): TfjsLayer {
  const config: { [argument: string]: TfjsValue } = {};
  const defaults = 'layer' in call ? tfjsDefaults[call.layer] : undefined;
  for (const [argument, value] of Object.entries(call.config)) {
    if (value === undefined) continue;
    if (defaults && Object.hasOwn(defaults, argument) && sameTfjs(value, defaults[argument] as TfjsValue))
      continue;
    if ('own' in call) {
      const param = call.says?.[argument] ?? argument;
      const field = Object.hasOwn(definition.params, param) ? (definition.params[param] as Field) : undefined;
      if (field && isDefault(field, params[param])) continue;
    }
    config[argument] = value;
  }
  if (params['trainable'] === false && (call.config['trainable'] ?? null) === null)
    config['trainable'] = false;
  return 'layer' in call ? { layer: call.layer, config } : { own: call.own, config };
}

export function sameTfjs(a: TfjsValue, b: TfjsValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    Array.isArray(a) === Array.isArray(b) &&
    left.length === right.length &&
    left.every(
      ([key, value]) => Object.hasOwn(b, key) && sameTfjs(value, (b as TfjsConfig)[key] as TfjsValue),
    )
  );
}

function typeFault(definition: LayerDefinition, params: Params): string | undefined {
  const policy = params['dtype'];
  if (definition.entry || !Object.hasOwn(definition.params, 'dtype')) return undefined;
  return computeType(policy) === 'float32' && policy === 'float32'
    ? undefined
    : `TensorFlow.js computes in float32 only; ${definition.title} is set to ${String(policy)}.`;
}

function inputFault(inputs: readonly KnownTensor[]): string | undefined {
  return inputs.some(({ dtype }) => dtype === 'string')
    ? 'Text cannot go through layers of TensorFlow.js.'
    : undefined;
}

function maskOf(call: TfjsCall, inputs: readonly KnownTensor[], inferred: Inferred): TfjsMask | undefined {
  if (!inferred.outputs[0]?.masked) return undefined;
  const first = inputs.findIndex(({ masked }) => masked);
  return call.mask ?? (first < 0 ? undefined : { of: first });
}

/** Porting note: TensorFlow.js throws where a layer has an activity regularizer, so it becomes a layer behind it. */
function penalty(params: Params): readonly TfjsLayer[] {
  const regularizer = params['activityRegularizer'];
  if (typeof regularizer !== 'object' || regularizer === null) return [];
  return [
    { own: 'ActivityRegularization', config: { regularizer: regularizerValue(regularizer as KerasObject) } },
  ];
}
