import type { TfjsFunction } from '../types.js';

/** The variables of a function in camelCase, and with which word each is declared. */
export class Variables {
  private readonly names = new Map<string, string>();
  private readonly taken: Set<string>;
  /** How often each is given a value. */
  private readonly writes = new Map<string, number>();
  private readonly declared = new Set<string>();

  constructor({ statements }: TfjsFunction, reserved: readonly string[]) {
    this.taken = new Set(reserved);
    for (const statement of statements) {
      const makes = 'makes' in statement ? statement.makes : [statement.variable];
      for (const name of makes) this.writes.set(name, (this.writes.get(name) ?? 0) + 1);
    }
  }

  /** A variable as it is written. What a fault leaves empty is `undefined`, with a complaint of the compiler. */
  of(name: string): string {
    if (name === '...') return 'undefined';
    let found = this.names.get(name);
    if (found === undefined) {
      const base = name.replace(/_+([a-z0-9])/g, (_, next: string) => next.toUpperCase()).replace(/_+$/, '');
      found = base;
      for (let number = 2; this.taken.has(found); number++) found = `${base}${number}`;
      this.taken.add(found);
      this.names.set(name, found);
    }
    return found;
  }

  /** Declarations that have to stand before a statement: of what is new where something else in it is not. */
  ahead(makes: readonly string[]): readonly string[] {
    const real = makes.filter((name) => name !== '_');
    const fresh = real.filter((name) => !this.declared.has(name));
    if (makes.length === 1 || fresh.length === real.length) return [];
    for (const name of fresh) this.declared.add(name);
    return fresh.map((name) => `let ${this.of(name)}: tf.SymbolicTensor`);
  }

  /** Declarations of what nothing gives a value. */
  holes(makes: readonly string[]): readonly string[] {
    const fresh = makes.filter((name) => name !== '_' && !this.declared.has(name));
    for (const name of fresh) this.declared.add(name);
    return fresh.map((name) => `let ${this.of(name)}!: tf.SymbolicTensor`);
  }

  /** The left side of an assignment: `const x`, `let x`, `x`, `const [x, , state]`. */
  declare(makes: readonly string[]): string {
    const real = makes.filter((name) => name !== '_');
    const isNew = real.some((name) => !this.declared.has(name));
    const changes = real.some((name) => (this.writes.get(name) ?? 0) > 1);
    for (const name of real) this.declared.add(name);
    const word = isNew ? (changes ? 'let ' : 'const ') : '';
    if (makes.length === 1)
      return makes[0] === '_' ? 'const unused' : `${word}${this.of(makes[0] as string)}`;
    const last = makes.findLastIndex((name) => name !== '_');
    const items = makes.slice(0, last + 1).map((name) => (name === '_' ? '' : this.of(name)));
    return `${word}[${items.join(', ')}]`;
  }
}
