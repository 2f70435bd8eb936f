/** Seeds for one draw after another. Where a first one is said, all are the same in every run. */
export class Seeds {
  readonly first: number | undefined;
  private count = 0;

  constructor(first: number | null | undefined) {
    this.first = first ?? undefined;
  }

  next(): number | undefined {
    if (this.first === undefined) return undefined;
    this.count += 1;
    return this.first * 1_000_003 + this.count;
  }

  /** What a config says of them. */
  config(): { seed?: number } {
    return this.first === undefined ? {} : { seed: this.first };
  }
}
