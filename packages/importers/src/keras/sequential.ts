import { isLayerNode, type Node } from '@netwright/graph';
import type { AddLayer, Draft } from './draft.js';
import { isJson, type Json, own } from './json.js';
import { readLayer } from './layer.js';
import { isInput, listLayers } from './layers.js';
import { isModel } from './model-class.js';

/** Reads a sequential model: a chain. */
export function readSequential(
  draft: Draft,
  layers: readonly unknown[],
  buildInputShape: unknown,
  add: AddLayer,
): void {
  let last: Node | undefined;
  for (const { layer, name } of listLayers(layers, (message) => draft.say(message))) {
    // The first layer says the input's shape where there is no input layer of its own.
    if (!last && (isModel(layer) || !isInput(readLayer(layer).kind)))
      last = draft.addInput(buildInputShape ?? batchInputShape(layer));
    const node = add(draft, layer, name, undefined);
    if (isLayerNode(node) && isInput(node.kind)) draft.inputs.push(node.id);
    else if (last) draft.connect({ node: last.id, port: 0 }, { node: node.id, port: 0 });
    last = node;
  }
  if (last) draft.outputs.push({ name: last.name, from: { node: last.id, port: 0 } });
}

/** Keras 2 gave the first layer of a sequential model the shape of its input. */
function batchInputShape(layer: Json): unknown {
  const config = own(layer, 'config');
  return isJson(config) ? (own(config, 'batch_shape') ?? own(config, 'batch_input_shape')) : undefined;
}
