import { chromium, python } from '@netwright/tools';
import { describe, it } from 'vitest';
import { howToGet, type Tool } from './tools.js';

export { root } from '@netwright/tools';

const find: Readonly<Record<Tool, () => string | undefined>> = { python, chromium };

/**
 * A group of tests that needs Python with Keras, or Chromium. Where it is missing the group is left out and the run says
 * so in one line; with NETWRIGHT_REQUIRE=all it fails instead.
 */
export function describeWith(tool: Tool, name: string, tests: (path: string) => void): void {
  const path = find[tool]();
  if (path !== undefined) {
    describe(name, () => tests(path));
  } else if (process.env['NETWRIGHT_REQUIRE'] === 'all') {
    describe(name, () => {
      it(`finds ${tool}`, () => {
        throw new Error(`${tool} is required here and was not found: ${howToGet[tool]}`);
      });
    });
  } else {
    describe.skip(name, { meta: { needs: tool } }, () => tests(''));
  }
}
