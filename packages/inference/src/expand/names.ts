import type { BlockNode } from '@netwright/graph';

/** What the name of a node inside a block may speak of. */
export interface NameScope {
  /** The name of the instance that it stands in. */
  readonly instance: string;
  /** The repetition, counted from 0. */
  readonly index: number;
}

/** The name of a node inside a block: a template such as `{instance}_{index}_conv1`, or a name as it is. */
export function filledName(template: string, { instance, index }: NameScope): string {
  if (!template.includes('{')) return template;
  return template.replaceAll('{instance}', () => instance).replaceAll('{index}', () => String(index));
}

/**
 * The names that block nodes give to what is inside them, by its id in the flat graph. A path begins at the block node and
 * is written as such an id is: `conv`, `inner/conv`, and `@2/conv` for the third repetition.
 */
export class GivenNames {
  private readonly names = new Map<string, string>();

  constructor(private readonly divider: string) {}

  /** @param id of the block node's first repetition in the flat graph */
  add(id: string, { names = [] }: BlockNode): void {
    for (const { path, name } of names) {
      const full = [path.startsWith('@') ? '' : '/', path].join('').replaceAll('/', this.divider);
      // Who uses a block has the last word on the names in it, and is asked first.
      if (!this.names.has(id + full)) this.names.set(id + full, name);
    }
  }

  get(id: string): string | undefined {
    return this.names.size === 0 ? undefined : this.names.get(id);
  }
}
