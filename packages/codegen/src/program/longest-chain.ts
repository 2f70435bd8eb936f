import type { Program } from './types.js';

/** How many layers and operations follow on each other from an input to an output, at the most. */
export function longestChain({ functions }: Program): number {
  let longest = 0;
  for (const { statements } of functions) {
    const lengths = new Map<string, number>();
    for (const statement of statements) {
      if (statement.type === 'declare') continue;
      const taken = statement.type === 'input' ? [] : statement.takes;
      const before = taken.map(({ variable }) => lengths.get(variable ?? '') ?? 0);
      // Not by spreading: what merges tens of thousands of tensors is one call.
      const length = before.reduce((most, each) => Math.max(most, each), 0) + 1;
      for (const variable of statement.makes) lengths.set(variable, length);
      longest = Math.max(longest, length);
    }
  }
  return longest;
}
