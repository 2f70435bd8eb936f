/** Something in a file that was not as it should be, and what was done about it. Nothing is lost by it. */
export interface LoadProblem {
  /** `load/kebab-case`: stable, asserted by tests. */
  readonly code: string;
  readonly message: string;
  /** Where in the file: `graph/nodes/3/params`. */
  readonly path?: string;
}

/** What stands in the way of reading a file at all, as a sentence. */
export interface Refusal {
  readonly code: string;
  readonly reason: string;
}

/** More of these would only bury the first. */
const most = 200;

/** The problems of one file as they are found. */
export class LoadReport {
  private readonly found: LoadProblem[] = [];
  private more = 0;

  add(code: string, message: string, path: string): void {
    if (this.found.length < most) this.found.push({ code, message, path });
    else this.more++;
  }

  list(): readonly LoadProblem[] {
    if (this.more === 0) return this.found;
    return [...this.found, { code: 'load/more', message: `And ${this.more} more like these.` }];
  }
}
