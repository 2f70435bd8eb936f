import { type Disagreement, disagreement } from './disagreement.js';
import {
  type CallJson,
  type History,
  histories,
  type Judge,
  type LayerJson,
  type ModelJson,
  tensorsOf,
} from './networks.js';

/** How many smaller models Keras is asked about in one go. */
const most = 150;

/**
 * The smallest model found on which we still disagree: a layer on inputs of its own, or a part of the model that ends in
 * one or two of its tensors, the smallest first; then without the arguments that do not matter.
 */
export async function shrink(judge: Judge, whole: Disagreement): Promise<Disagreement> {
  const parts = endings(whole.model)
    .map((ends) => partOf(whole.model, ends))
    .sort((a, b) => a.config.layers.length - b.config.layers.length)
    .filter((part) => part.config.layers.length < whole.model.config.layers.length);
  const smallest = (await still(judge, [...alone(whole.model), ...parts]))[0] ?? whole;
  return withFewerArguments(judge, smallest);
}

/** Leaves out all arguments that can each be left out, or, where it needs one of them, one after the other. */
async function withFewerArguments(judge: Judge, found: Disagreement): Promise<Disagreement> {
  const places = found.model.config.layers.flatMap((layer) =>
    Object.keys(layer.config)
      .filter((argument) => argument !== 'name' && argument !== 'batch_shape')
      .map((argument): Place => [layer.name, argument]),
  );
  const single = await still(
    judge,
    places.map((place) => without(found.model, [place])),
  );
  if (single.length === 0) return found;
  const free = places.filter((place) => {
    const text = JSON.stringify(without(found.model, [place]));
    return single.some(({ model }) => JSON.stringify(model) === text);
  });
  const [all] = await still(judge, [without(found.model, free)]);
  return all ?? withFewerArguments(judge, single[0] as Disagreement);
}

type Place = readonly [layer: string, argument: string];

function without({ config, ...model }: ModelJson, places: readonly Place[]): ModelJson {
  const layers = config.layers.map((layer) => {
    const gone = new Set(places.filter(([name]) => name === layer.name).map(([, argument]) => argument));
    const kept = Object.entries(layer.config).filter(([argument]) => !gone.has(argument));
    return gone.size > 0 ? { ...layer, config: Object.fromEntries(kept) } : layer;
  });
  return { ...model, config: { ...config, layers } };
}

/** Those of the models on which we disagree. */
async function still(judge: Judge, models: readonly ModelJson[]): Promise<readonly Disagreement[]> {
  const asked = models.slice(0, most);
  const answers = await judge(asked);
  return asked.flatMap((model, index) => {
    const keras = answers[index];
    const found = keras && disagreement(model, keras);
    return found ? [found] : [];
  });
}

/** Each call of each layer, on inputs of the types that the file gives its tensors. */
function alone({ config, ...model }: ModelJson): readonly ModelJson[] {
  return config.layers.flatMap((layer) =>
    (layer.inbound_nodes ?? []).map((call) => {
      const inputs = new Map<string, LayerJson>();
      const fed = moved(call, ([name, index, output], { shape, dtype }) => {
        const input = `${name}_${index}_${output}`;
        inputs.set(input, inputOf(input, shape, dtype));
        return [input, 0, 0];
      }) as CallJson;
      const layers = [...inputs.values(), { ...withoutBuildConfig(layer), inbound_nodes: [fed] }];
      const ends = {
        input_layers: [...inputs.keys()].map((name) => [name, 0, 0]),
        output_layers: [[layer.name, 0, 0]],
      };
      return { ...model, config: { ...config, layers, ...ends } };
    }),
  );
}

function inputOf(name: string, shape: unknown, dtype: unknown): LayerJson {
  const config = { name, batch_shape: shape, dtype };
  return {
    module: 'keras.layers',
    class_name: 'InputLayer',
    config,
    registered_name: null,
    name,
    inbound_nodes: [],
  };
}

/** Every tensor that a layer of the model gives, alone, and the pairs of them. A sequential model has none to choose from. */
function endings({ config }: ModelJson): readonly (readonly History[])[] {
  const given = new Map<string, History>();
  for (const layer of config.layers)
    for (const call of (layer.inbound_nodes ?? []).keys())
      given.set(`${layer.name} ${call}`, [layer.name, call, 0]);
  const all = [...given.values()];
  const pairs = all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other]));
  return [...all.map((one) => [one]), ...pairs];
}

/** What of the model leads to these tensors. */
function partOf({ config, ...model }: ModelJson, ends: readonly History[]): ModelJson {
  const layers = new Map(config.layers.map((layer) => [layer.name, layer]));
  const calls = new Map<string, Set<number>>();
  const open = [...ends];
  for (let tensor = open.pop(); tensor; tensor = open.pop()) {
    const [name, call] = tensor;
    const own = calls.get(name) ?? new Set();
    if (own.has(call)) continue;
    calls.set(name, own.add(call));
    open.push(...tensorsOf(layers.get(name)?.inbound_nodes?.[call]));
  }
  const place = ([name, call, output]: History): History => [
    name,
    [...(calls.get(name) ?? [])].filter((other) => other < call).length,
    output,
  ];
  const kept = config.layers
    .filter(({ name }) => calls.has(name))
    .map((layer) => ({
      ...withoutBuildConfig(layer),
      inbound_nodes: (layer.inbound_nodes ?? [])
        .filter((_, call) => calls.get(layer.name)?.has(call))
        .map((call) => moved(call, place) as CallJson),
    }));
  const inputs = histories(config.input_layers).filter(([name]) => calls.has(name));
  return {
    ...model,
    config: { ...config, layers: kept, input_layers: inputs, output_layers: ends.map(place) },
  };
}

/** Keras builds the layer for the shapes it is called with, not for those of the file. */
function withoutBuildConfig({ build_config: _, ...layer }: LayerJson): LayerJson {
  return layer;
}

/** What a call takes, with other places for its tensors. */
function moved(value: unknown, place: (history: History, type: TensorConfig) => History): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, place));
  if (typeof value !== 'object' || value === null) return value;
  if ('keras_history' in value) {
    const type = value as unknown as TensorConfig;
    return { ...value, keras_history: place(value.keras_history as History, type) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moved(one, place)]));
}

interface TensorConfig {
  readonly shape: unknown;
  readonly dtype: unknown;
}
