import { type Node, type Port, UniqueNames } from '@netwright/graph';
import { valueText } from '@netwright/layers';
import { type Call, readEnds, type TensorRef } from './calls.js';
import type { AddLayer, Draft } from './draft.js';
import { type Json, own } from './json.js';
import { type ListedLayer, listLayers } from './layers.js';
import { maskOperations, ownMasks } from './masks.js';

/** Reads a functional model: layers, their calls, and where the model begins and ends. */
export function readFunctional(draft: Draft, config: Json, layers: readonly unknown[], add: AddLayer): void {
  const listed = listLayers(layers, (message) => draft.say(message));
  const ends = readEnds(own(config, 'output_layers'));
  const places = new Places();
  const calls = new Map<Node, Call>();
  const place = (each: ListedLayer): void => {
    const nodes = addNodes(draft, each, add);
    for (const [index, call] of each.calls.entries()) calls.set(nodes[index] as Node, call);
    if (!places.add(each, nodes))
      draft.say(`Two layers of the file are called ${valueText(each.name)}; wires begin at the first.`);
  };
  const connect = (tensors: readonly TensorRef[], to: Node, first: number): void => {
    for (const [index, tensor] of tensors.entries()) {
      const from = places.portOf(tensor);
      if (from) draft.connect(from, { node: to.id, port: first + index });
      else draft.connectMissing(tensor, to, first + index);
    }
  };
  const skipped = maskOperations(listed, ends, new Set());
  for (const each of listed) if (!skipped.has(each.name)) place(each);
  for (const [node, { tensors }] of calls) connect(tensors, node, 0);
  readInputs(draft, places, own(config, 'input_layers'));
  readOutputs(draft, places, ends);

  if (listed.every((each) => each.calls.every((call) => call.masks.length === 0))) return;
  const kept = ownMasks(draft.document(), new Map([...calls].map(([{ id }, call]) => [id, call])));
  if (kept.size === 0) return;
  // Some masks do not come along by themselves: what makes them belongs to the network after all.
  const unneeded = maskOperations(listed, ends, kept);
  const before = new Set(calls.keys());
  for (const each of listed) if (skipped.has(each.name) && !unneeded.has(each.name)) place(each);
  for (const [node, call] of calls) {
    if (!before.has(node)) connect(call.tensors, node, 0);
    if (!kept.has(call)) continue;
    draft.noteMask(node);
    connect(call.masks, node, call.tensors.length);
  }
}

function readInputs(draft: Draft, places: Places, inputs: unknown): void {
  for (const ref of readEnds(inputs)) {
    const from = places.endOf(ref);
    if (from) draft.inputs.push(from.node);
    else draft.say(`The input ${valueText(ref.layer)} is not in the file.`);
  }
}

function readOutputs(draft: Draft, places: Places, ends: ReturnType<typeof readEnds>): void {
  const names = new UniqueNames();
  for (const ref of ends) {
    const from = places.endOf(ref);
    if (from) draft.outputs.push({ name: names.take(ref.name ?? ref.layer), from });
    else draft.say(`The output ${valueText(ref.layer)} is not in the file.`);
  }
}

/** A node for each call of a layer, and one where it is never called. */
function addNodes(draft: Draft, { layer, name, calls }: ListedLayer, add: AddLayer): readonly Node[] {
  const first = add(draft, layer, name, calls[0]);
  return [first, ...calls.slice(1).map((call, index) => draft.addCall(first, index + 1, call))];
}

/** Where the calls of each layer stand in the drawing. */
class Places {
  private readonly nodes = new Map<string, readonly Node[]>();
  /** Layers that are models: for the ends of the whole their calls are counted from 1, the first made them. */
  private readonly models = new Set<string>();

  /** False where another layer of that name came before. */
  add({ layer, name }: ListedLayer, nodes: readonly Node[]): boolean {
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
