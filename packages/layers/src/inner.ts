import { findLayer } from './catalog.js';
import { computeType, variableType } from './core/common.js';
import type { InferContext, InnerLayer, LayerDefinition, LayerValue, Params, Weight } from './core/define.js';
import { readParams } from './core/field.js';
import { isFloat, type KnownTensor } from './core/tensor.js';

/** The name that Keras gives a layer that has none: `conv_lstm2d`. Source: keras.src.utils.naming.to_snake_case. */
function nameOf(className: string): string {
  return className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** How a context infers the layers inside a layer: their problems are those of the parameter that they stand in. */
export function innerLayers(report: InferContext['report'], built = false): InferContext['inner'] {
  return function inner(layer: LayerValue, input: KnownTensor, param: string): InnerLayer | undefined {
    const definition = findLayer(layer.kind);
    if (!definition) {
      report('wrapper/unknown-kind', {
        param,
        message: `Netwright does not know the layer ${JSON.stringify(layer.kind)}.`,
      });
      return undefined;
    }
    const params = readInner(definition, layer.params, param, report);
    if (!params || !takes(definition, input, param, report)) return undefined;
    const within: InferContext = {
      built,
      report: (code, { message, severity, expected, received, onlyToBuild }) =>
        report(code, {
          param,
          message: `${definition.title}: ${message}`,
          ...(severity ? { severity } : {}),
          ...(onlyToBuild ? { onlyToBuild } : {}),
          ...(expected === undefined ? {} : { expected }),
          ...(received === undefined ? {} : { received }),
        }),
      inner: (deeper, tensor) => inner(deeper, tensor, param),
    };
    const inferred = definition.infer(params, [inComputeType(input, params)], within);
    const weights = inferred.weights?.map((weight) => ofType(weight, params));
    return {
      definition,
      params,
      name: layer.name ?? nameOf(definition.targets.keras.class ?? definition.kind),
      inferred: weights ? { ...inferred, weights } : inferred,
      macs: definition.macs(params, [input], inferred),
    };
  };
}

function readInner(
  definition: LayerDefinition,
  raw: Params,
  param: string,
  report: InferContext['report'],
): Params | undefined {
  const { params, problems } = readParams(definition.params, raw);
  for (const { code, message, expected, received } of problems) {
    report(code, {
      param,
      message: `${definition.title}: ${message}`,
      ...(expected === undefined ? {} : { expected }),
      ...(received === undefined ? {} : { received }),
    });
  }
  return problems.length === 0 ? params : undefined;
}

/** Whether the layer takes one input, and one of that rank. */
function takes(
  { inputs, title, targets }: LayerDefinition,
  { shape }: KnownTensor,
  param: string,
  report: InferContext['report'],
): boolean {
  const [port] = inputs;
  if (
    !port ||
    port.variadic ||
    targets.keras.operation ||
    inputs.slice(1).some(({ optional }) => !optional)
  ) {
    report('wrapper/not-one-input', {
      param,
      message: targets.keras.operation
        ? `${title} cannot stand here: it is an operation, not a layer.`
        : `${title} cannot stand here: it does not take one input.`,
    });
    return false;
  }
  if (targets.keras.unwrappable) {
    report('wrapper/not-one-input', {
      param,
      message: `${title} cannot stand here: it does not tell Keras beforehand what shape it gives.`,
    });
    return false;
  }
  const rank = shape.length;
  if ((port.ranks && !port.ranks.includes(rank)) || rank < (port.minRank ?? 0)) {
    const wanted = port.ranks ? `${port.ranks.join(' or ')} axes` : `at least ${port.minRank} axes`;
    report('wrapper/wrong-rank', {
      param,
      input: 0,
      message: `${title} takes ${wanted} (the batch counted), but is given ${rank}.`,
      expected: wanted,
      received: String(rank),
    });
    return false;
  }
  return true;
}

function inComputeType(input: KnownTensor, params: Params): KnownTensor {
  return isFloat(input.dtype) ? { ...input, dtype: computeType(params['dtype']) } : input;
}

/** The weights of an inner layer have the type of its own policy, and are frozen where it is. */
function ofType(weight: Weight, params: Params): Weight {
  const dtype = weight.dtype ?? variableType(params['dtype']);
  return { ...weight, dtype, trainable: weight.trainable && params['trainable'] !== false };
}
