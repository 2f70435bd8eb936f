import { type LayerNode, type Port, UniqueNames } from '@netwright/graph';
import { valueText } from '@netwright/layers';
import { type Call, readEnds, type TensorRef } from './calls.js';
import { Draft } from './draft.js';
import { type Json, own } from './json.js';
import { type ListedLayer, listLayers } from './layers.js';
import { maskOperations, ownMasks } from './masks.js';

/** What a functional model says. */
interface Functional {
  readonly name: string;
  readonly layers: readonly ListedLayer[];
  readonly inputs: unknown;
  readonly outputs: unknown;
}

/** Reads a functional model: layers, their calls, and where the model begins and ends. */
export function readFunctional(name: string, config: Json, layers: readonly unknown[]): Draft {
  const said: string[] = [];
  const listed = listLayers(layers, (message) => said.push(message));
  const model: Functional = {
    name,
    layers: listed,
    inputs: own(config, 'input_layers'),
    outputs: own(config, 'output_layers'),
  };
  const first = build(model, new Set());
  const kept = ownMasks(first.draft.document(), first.calls);
  const { draft } = kept.size === 0 ? first : build(model, kept);
  for (const message of said) draft.say(message);
  return draft;
}

/** Makes a draft of the model, with the masks of some calls as wires. Gives the call of each node too, by id. */
function build({ name, layers, inputs, outputs }: Functional, keptMasks: ReadonlySet<Call>) {
  const draft = new Draft(name);
  const ends = readEnds(outputs);
  const skipped = maskOperations(layers, ends, keptMasks);
  const places = new Places();
  const calls = new Map<LayerNode, Call>();
  for (const each of layers) {
    if (skipped.has(each.name)) continue;
    const nodes = addNodes(draft, each);
    for (const [index, call] of each.calls.entries()) calls.set(nodes[index] as LayerNode, call);
    if (!places.add(each, nodes))
      draft.say(`Two layers of the file are called ${valueText(each.name)}; wires begin at the first.`);
  }
  for (const [node, call] of calls) {
    const masks = keptMasks.has(call) ? call.masks : [];
    if (masks.length > 0) draft.noteMask(node);
    for (const [port, tensor] of [...call.tensors, ...masks].entries()) {
      const from = places.portOf(tensor);
      if (from) draft.connect(from, { node: node.id, port });
      else draft.connectMissing(tensor, node, port);
    }
  }
  for (const ref of readEnds(inputs)) {
    const from = places.endOf(ref);
    if (from) draft.inputs.push(from.node);
    else draft.say(`The input ${valueText(ref.layer)} is not in the file.`);
  }
  const names = new UniqueNames();
  for (const ref of ends) {
    const from = places.endOf(ref);
    if (from) draft.outputs.push({ name: names.take(ref.name ?? ref.layer), from });
    else draft.say(`The output ${valueText(ref.layer)} is not in the file.`);
  }
  return { draft, calls: new Map([...calls].map(([node, call]) => [node.id, call])) };
}

/** A node for each call of a layer, and one where it is never called. */
function addNodes(draft: Draft, { layer, name, calls }: ListedLayer): readonly LayerNode[] {
  const first = draft.addLayer(layer, name, calls[0]);
  return [first, ...calls.slice(1).map((call, index) => draft.addCall(first, index + 1, call))];
}

/** Where the calls of each layer stand in the drawing. */
class Places {
  private readonly nodes = new Map<string, readonly LayerNode[]>();
  /** Layers that are models: for the ends of the whole their calls are counted from 1, the first made them. */
  private readonly models = new Set<string>();

  /** False where another layer of that name came before. */
  add({ layer, name }: ListedLayer, nodes: readonly LayerNode[]): boolean {
    if (own(layer, 'class_name') === 'Functional') this.models.add(name);
    if (this.nodes.has(name)) return false;
    this.nodes.set(name, nodes);
    return true;
  }

  portOf({ layer, call, output }: TensorRef): Port | undefined {
    const node = this.nodes.get(layer)?.[call];
    return node && { node: node.id, port: output };
  }

  endOf(ref: TensorRef): Port | undefined {
    return this.portOf(this.models.has(ref.layer) && ref.call > 0 ? { ...ref, call: ref.call - 1 } : ref);
  }
}
