import type { Reporter, TestModule, TestSuite } from 'vitest/node';
import { howToGet, type Tool } from './tools.js';

/** Says at the end of a run, in one line for each missing tool, how many tests were left out and how to get it. */
export default class LeftOut implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const tool of Object.keys(howToGet) as Tool[]) {
      const count = modules.reduce((sum, module) => sum + countNeeding(tool, module), 0);
      if (count > 0)
        console.log(`Left out: ${count} tests need ${tool}, not found here. To have it: ${howToGet[tool]}`);
    }
  }
}

function countNeeding(tool: Tool, group: TestModule | TestSuite): number {
  if (group.meta().needs === tool) return [...group.children.allTests()].length;
  return [...group.children.suites()].reduce((sum, suite) => sum + countNeeding(tool, suite), 0);
}
