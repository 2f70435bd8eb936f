import type { Graph, NetDocument } from './document.js';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A new id. Random and not counted, so that two people who draw at once do not give the same one. */
export function newId(prefix = 'n'): string {
  let id = `${prefix}_`;
  for (let place = 0; place < 10; place++) id += alphabet[Math.floor(Math.random() * alphabet.length)];
  return id;
}

/** Hands out names that nothing else has: a second `conv` becomes `conv_2`, a second `conv_2` becomes `conv_3`. */
export class UniqueNames {
  private readonly taken: Set<string>;
  /** Where to go on counting, so that ten thousand layers of one name stay quick. */
  private readonly next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken);
  }

  has(name: string): boolean {
    return this.taken.has(name);
  }

  take(wanted: string): string {
    let name = wanted;
    if (this.taken.has(wanted)) {
      const [, stem = wanted, digits] = /^(.*?)_(\d{1,9})$/s.exec(wanted) ?? [];
      let number = Math.max(this.next.get(stem) ?? 2, digits === undefined ? 2 : Number(digits) + 1);
      while (this.taken.has(`${stem}_${number}`)) number++;
      this.next.set(stem, number + 1);
      name = `${stem}_${number}`;
    }
    this.taken.add(name);
    return name;
  }
}

/** The name itself where no node of the graph has it, else the same with a number. */
export function uniqueName(graph: Graph, wanted: string): string {
  return new UniqueNames(graph.nodes.map((node) => node.name)).take(wanted);
}

/** Every graph of a document: the network itself first, then the inside of each block. */
export function allGraphs(document: NetDocument): readonly Graph[] {
  return [document.graph, ...document.blocks.map((block) => block.graph)];
}

/** True where some node of the document has that id. */
export function hasNode(document: NetDocument, id: string): boolean {
  return allGraphs(document).some((graph) => graph.nodes.some((node) => node.id === id));
}
