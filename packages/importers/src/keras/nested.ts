import { type Block, isLayerNode, type Node } from '@netwright/graph';
import { findLayer, valueText } from '@netwright/layers';
import type { Call } from './calls.js';
import { Draft } from './draft.js';
import { readFunctional } from './functional.js';
import { isJson, type Json, own } from './json.js';
import { isKerasOwn, isModel } from './model-class.js';
import { readSequential } from './sequential.js';

/** How deep models may stand in each other to be opened. */
const deepest = 40;

/** Reads a model, functional or sequential, into a draft. */
export function readModel(draft: Draft, model: Json): void {
  const config = own(model, 'config') as Json;
  const className = own(model, 'class_name') as string;
  const layers = own(config, 'layers') as readonly unknown[];
  if (className !== 'Sequential' && own(config, 'input_layers') !== undefined)
    readFunctional(draft, config, layers, addModelOrLayer);
  else
    readSequential(draft, layers, own(config, 'build_input_shape') ?? ownBuildShape(model), addModelOrLayer);
  if (!isKerasOwn(className)) {
    const whose = draft.depth === 0 ? 'The model' : `The model ${valueText(draft.name)}`;
    draft.say(`${whose} is of the class ${valueText(className)}; only its layers and their wires are read.`);
  }
}

function ownBuildShape(model: Json): unknown {
  const built = own(model, 'build_config');
  return isJson(built) ? own(built, 'input_shape') : undefined;
}

/** A layer of a file as a node; a model in the model becomes a block. */
function addModelOrLayer(draft: Draft, layer: Json, name: string, call: Call | undefined): Node {
  if (!isModel(layer) || draft.depth >= deepest) return draft.addLayer(layer, name, call);
  // The node's id comes before those inside, so that what is drawn further out keeps the plainer ones.
  const id = draft.takeId(name);
  const { reading } = draft;
  const inside = new Draft(name, reading, draft.depth + 1);
  readModel(inside, layer);
  const config = own(layer, 'config') as Json;
  let graph = inside.graph();
  if (own(layer, 'class_name') === 'Sequential') graph = withOpenInput(graph);
  if (own(config, 'trainable') === false) graph = frozen(graph);
  const block: Block = { id: reading.blockIds.take(id), name, parameters: [], graph };
  reading.blocks.push(block);
  return draft.addBlock(id, name, block, call);
}

/**
 * A sequential model gets its input when it is first called, of the size that it is called with, and the file does not
 * say whether somebody wrote that size. As a block it takes any: another size of the whole is then one of it too.
 */
function withOpenInput(graph: Block['graph']): Block['graph'] {
  const nodes = graph.nodes.map((node) => {
    const shape = isLayerNode(node) ? findLayer(node.kind)?.entry?.shape : undefined;
    if (shape === undefined || !isLayerNode(node) || !graph.inputs.includes(node.id)) return node;
    const said = node.params[shape];
    return Array.isArray(said)
      ? { ...node, params: { ...node.params, [shape]: said.map(() => null) } }
      : node;
  });
  return { ...graph, nodes };
}

/** Keras trains nothing of a model that is frozen as a whole. */
function frozen(graph: Block['graph']): Block['graph'] {
  const nodes = graph.nodes.map((node) =>
    isLayerNode(node) && findLayer(node.kind)?.params['trainable']
      ? { ...node, params: { ...node.params, trainable: false } }
      : node,
  );
  return { ...graph, nodes };
}
