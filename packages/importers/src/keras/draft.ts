import {
  type Edge,
  emptyDocument,
  type LayerNode,
  type NetDocument,
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

/** The document as it grows while a file is read, with what is to be said about it. */
export class Draft {
  readonly report: ReportLine[] = [];
  readonly nodes: LayerNode[] = [];
  readonly inputs: string[] = [];
  readonly outputs: { name: string; from: Port }[] = [];
  private readonly edges: Edge[] = [];
  private readonly ids = new UniqueNames();

  constructor(private readonly name: string) {}

  document(): NetDocument {
    const { nodes, edges, inputs, outputs } = this;
    return { ...emptyDocument(this.name), graph: { nodes, edges, inputs, outputs } };
  }

  addLayer(layer: Json, name: string, call: Call | undefined): LayerNode {
    const { kind, params, messages } = readLayer(layer);
    const { operands, constants } = splitConstants(kind, call);
    const node: LayerNode = {
      id: this.ids.take(safeId(name)),
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

  /** A further call of a layer: a node of its own that uses the first one's weights. */
  addCall(first: LayerNode, index: number, call: Call | undefined): LayerNode {
    const { call: _call, ...layer } = first;
    const constants = call?.constants ?? [];
    const id = this.ids.take(`${first.id}_call_${index + 1}`);
    const node: LayerNode = { ...layer, id, name: id, sharesWith: first.id, ...callOf(constants) };
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
    if (known === undefined)
      this.note(node, 'the file does not say what the model is fed; give it its shape');
    this.nodes.push(node);
    this.inputs.push(id);
    return node;
  }

  connect(from: Port, to: Port): void {
    this.edges.push({ id: `wire_${this.edges.length + 1}`, from, to });
  }

  /** A mask that would not come along by itself is one more wire, so that it is seen. */
  noteMask(node: LayerNode): void {
    this.note(node, 'it is called with a mask of its own, which is kept as a wire but not yet read');
  }

  /** A wire from a layer that the file does not have: kept, from an id that nothing has. */
  connectMissing({ layer, output }: TensorRef, node: LayerNode, port: number): void {
    this.note(node, `it is fed by ${valueText(layer)}, which is not in the file; the wire is kept`);
    this.connect({ node: this.ids.take(safeId(layer)), port: output }, { node: node.id, port });
  }

  say(message: string): void {
    this.report.push({ message });
  }

  private note(node: LayerNode, message: string): void {
    this.report.push({ node: node.id, message: `${valueText(node.name)}: ${message}.` });
  }

  private noteCall(node: LayerNode, call: Call | undefined, constants: Call['constants']): void {
    for (const message of call?.messages ?? []) this.note(node, message);
    for (const [name, value] of constants) {
      // Of a layer that is not known all is only kept, which has been said.
      if (!findLayer(node.kind)) continue;
      this.note(
        node,
        `it is called with ${name} = ${valueText(value)}, which is kept but not yet computed or exported`,
      );
    }
  }
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
