/** A piece of the document that a piece of the text says. */
export interface Origin {
  readonly node: string;
  readonly param?: string;
}

/** Where something of the document stands in a text: `[start, end)`. */
export interface Span extends Origin {
  readonly start: number;
  readonly end: number;
}

/** Collects a text and where the pieces of the document stand in it. */
export class Writer {
  readonly spans: Span[] = [];
  #parts: string[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get text(): string {
    return this.#parts.join('');
  }

  write(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  /** Runs `body` and notes what it wrote as a span. */
  mark(origin: Origin | undefined, body: () => void): void {
    const start = this.#length;
    body();
    if (origin) this.spans.push({ ...origin, start, end: this.#length });
  }
}
