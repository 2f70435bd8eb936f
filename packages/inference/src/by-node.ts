/**
 * Something for each node of a graph, looked up by id, without a table of its own: where a node stands is said by one
 * table for all, which edits of parameters leave as it is. So the next version costs a copy of a list, not of a table.
 */
export class ByNode<T> implements ReadonlyMap<string, T> {
  /** @param made the list, or what makes it when it is first asked for */
  constructor(
    private readonly index: ReadonlyMap<string, number>,
    private made: readonly T[] | (() => readonly T[]),
  ) {}

  private get list(): readonly T[] {
    if (typeof this.made === 'function') this.made = this.made();
    return this.made;
  }

  get size(): number {
    return this.index.size;
  }

  get(id: string): T | undefined {
    const at = this.index.get(id);
    return at === undefined ? undefined : this.list[at];
  }

  has(id: string): boolean {
    return this.index.has(id);
  }

  forEach(visit: (value: T, id: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [id, at] of this.index) visit(this.list[at] as T, id, this);
  }

  keys(): MapIterator<string> {
    return this.index.keys();
  }

  values(): MapIterator<T> {
    return this.list.values();
  }

  *entries(): MapIterator<[string, T]> {
    for (const [id, at] of this.index) yield [id, this.list[at] as T];
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }
}
