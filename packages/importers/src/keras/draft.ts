import {
  type Block,
  type BlockNode,
  type Edge,
  emptyDocument,
  type Graph,
  isLayerNode,
  type LayerNode,
  type NetDocument,
  type Node,
  type Port,
  UniqueNames,
  type Value,
} from '@netwright/graph';
import { catalog, findLayer, valueText } from '@netwright/layers';
import type { ReportLine } from '../report.js';
import type { Call, TensorRef } from './calls.js';
import { type Json, kept } from './json.js';
import { readLayer } from './layer.js';

const inputKind = catalog.find((definition) => definition.entry)?.kind ?? '';

/** What the graphs of one file have in common: ids that nothing else has, the blocks, and what is to be said. */
export class Reading {
  readonly report: ReportLine[] = [];
  readonly blocks: Block[] = [];
  readonly ids = new UniqueNames();
  readonly blockIds = new UniqueNames(['main']);
}

/** Adds what a file lists as a layer: a layer, or a model as a block. */
export type AddLayer = (draft: Draft, layer: Json, name: string, call: Call | undefined) => Node;

/** A graph as it grows while a file is read: the network itself, or the inside of a model in it. */
export class Draft {
  readonly nodes: Node[] = [];
  readonly inputs: string[] = [];
  readonly outputs: { name: string; from: Port }[] = [];
  private readonly edges: Edge[] = [];
  private readonly ids: UniqueNames;

  /** @param depth how many models this one stands in */
  constructor(
    readonly name: string,
    readonly reading: Reading,
    readonly depth: number,
  ) {
    this.ids = reading.ids;
  }

  graph(): Graph {
    const { nodes, edges, inputs, outputs } = this;
    // Lists of their own: a graph does not change, though the draft may go on growing.
    return { nodes: [...nodes], edges: [...edges], inputs: [...inputs], outputs: [...outputs] };
  }

  /** The graph as a network of its own. */
  document(): NetDocument {
    return { ...emptyDocument(this.name), graph: this.graph(), blocks: this.reading.blocks };
  }

  /** A model in the model, as the block that was made of it. */
  addBlock(id: string, name: string, block: Block, call: Call | undefined): BlockNode {
    const node: BlockNode = { id, name, block: block.id, args: {}, repeat: 1 };
    this.nodes.push(node);
    this.noteCall(node, call, call?.constants ?? []);
    return node;
  }

  takeId(name: string): string {
    return this.ids.take(safeId(name));
  }

  addLayer(layer: Json, name: string, call: Call | undefined): LayerNode {
    const { kind, params, messages } = readLayer(layer);
    const { operands, constants } = splitConstants(kind, call);
    const node: LayerNode = {
      id: this.takeId(name),
      name,
      kind,
      params: operands.length > 0 ? { ...params, ...Object.fromEntries(operands) } : params,
      ...callOf(constants),
    };
    this.nodes.push(node);
    for (const message of messages) this.note(node, message);
    this.noteCall(node, call, constants);
    return node;
  }

  /** A further call of a layer, or of a model: a node of its own that uses the first one's weights. */
  addCall(first: Node, index: number, call: Call | undefined): Node {
    const constants = call?.constants ?? [];
    const id = this.ids.take(`${first.id}_call_${index + 1}`);
    const node: Node = isLayerNode(first)
      ? { ...withoutCall(first), id, name: id, sharesWith: first.id, ...callOf(constants) }
      : { ...first, id, name: id, sharesWith: first.id };
    this.nodes.push(node);
    this.noteCall(node, call, constants);
    return node;
  }

  /** The input of a model that does not list it as a layer. */
  addInput(shape: unknown): LayerNode {
    const id = this.ids.take('input_layer');
    const known = Array.isArray(shape) ? kept(shape) : undefined;
    const node: LayerNode = {
      id,
      name: id,
      kind: inputKind,
      params: known === undefined ? {} : { batchShape: known },
    };
    // A model in the model takes what it is given.
    if (known === undefined && this.depth === 0)
      this.note(node, 'the file does not say what the model is fed; give it its shape');
    this.nodes.push(node);
    this.inputs.push(id);
    return node;
  }

  connect(from: Port, to: Port): void {
    this.edges.push({ id: `wire_${this.edges.length + 1}`, from, to });
  }

  /** A mask that would not come along by itself is one more wire, so that it is seen. */
  noteMask(node: Node): void {
    this.note(node, 'it is called with a mask of its own, which is kept as a wire but not yet read');
  }

  /** A wire from a layer that the file does not have: kept, from an id that nothing has. */
  connectMissing({ layer, output }: TensorRef, node: Node, port: number): void {
    this.note(node, `it is fed by ${valueText(layer)}, which is not in the file; the wire is kept`);
    this.connect({ node: this.ids.take(safeId(layer)), port: output }, { node: node.id, port });
  }

  say(message: string): void {
    this.reading.report.push({ message });
  }

  note(node: Node, message: string): void {
    this.reading.report.push({ node: node.id, message: `${valueText(node.name)}: ${message}.` });
  }

  private noteCall(node: Node, call: Call | undefined, constants: Call['constants']): void {
    for (const message of call?.messages ?? []) this.note(node, message);
    for (const [name, value] of constants) {
      // Of a layer that is not known all is only kept, which has been said.
      if (isLayerNode(node) && !findLayer(node.kind)) continue;
      this.note(
        node,
        `it is called with ${name} = ${valueText(value)}, which is kept but not yet computed or exported`,
      );
    }
  }
}

function withoutCall({ call: _call, ...layer }: LayerNode): LayerNode {
  return layer;
}

function callOf(constants: Call['constants']): { readonly call?: { readonly [name: string]: Value } } {
  return constants.length > 0 ? { call: Object.fromEntries(constants) } : {};
}

/** Numbers in the call of an operation (`x + 1.0`) are parameters of its kind; those of any other call stay with the call. */
function splitConstants(kind: string, call: Call | undefined) {
  const all = call?.constants ?? [];
  const definition = findLayer(kind);
  const names = definition?.targets.keras.operation?.operands;
  if (!definition || !names) return { operands: [], constants: all };
  const operands: (readonly [string, Value])[] = [];
  const constants: (readonly [string, Value])[] = [];
  for (const [name, value] of all) {
    const place = /^arg(\d+)$/.exec(name)?.[1];
    const operand = place === undefined ? name : names[Number(place)];
    if (operand !== undefined && names.includes(operand) && Object.hasOwn(definition.params, operand)) {
      operands.push([operand, value]);
    } else constants.push([name, value]);
  }
  return { operands, constants };
}

/** A readable id of a layer's name, of characters that need no care anywhere. */
function safeId(name: string): string {
  return name.slice(0, 60).replace(/[^A-Za-z0-9_.-]+/g, '_') || 'layer';
}
