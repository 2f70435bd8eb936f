import { configDefaults, defineConfig } from 'vitest/config';

// One runner for everything. Groups run one after another, so that what drives a browser or Python has the
// machine to itself. Benchmarks have a configuration of their own.
export default defineConfig({
  test: {
    reporters: ['default', './tests/src/left-out.ts'],
    exclude: [...configDefaults.exclude, '**/.venv/**'],
    projects: [
      project('unit', 0, {
        include: ['{packages,apps}/*/src/**/*.test.{ts,tsx}', '{templates,tools}/src/**/*.test.ts'],
      }),
      project('house', 0, { include: ['tests/house/**/*.test.ts'], testTimeout: 60_000 }),
      project('conformance', 0, {
        include: ['tests/{conformance,reference}/**/*.test.ts'],
        testTimeout: 60_000,
      }),
      // Watches the memory of the real TF.js.
      project('memory', 0, { include: ['tests/memory/**/*.test.ts'], testTimeout: 60_000 }),
      // Our kernels on TF.js against Keras, in Node and in a real browser's WebGPU.
      project('kernels', 1, {
        include: ['tests/kernels/**/*.test.ts'],
        testTimeout: 120_000,
        hookTimeout: 300_000,
        maxWorkers: 1,
      }),
      // The same documents in the real Keras and the real TF.js.
      project('verify', 1, {
        include: ['tests/verify/**/*.test.ts'],
        testTimeout: 600_000,
        hookTimeout: 600_000,
        maxWorkers: 1,
      }),
      // Runs exported projects in the real Python.
      project('export', 1, {
        include: ['tests/export/**/*.test.ts'],
        testTimeout: 600_000,
        hookTimeout: 600_000,
        maxWorkers: 1,
      }),
      // Drives the built editor in a real browser.
      project('e2e', 2, {
        include: ['tests/e2e/**/*.test.ts'],
        testTimeout: 120_000,
        hookTimeout: 300_000,
        maxWorkers: 1,
      }),
    ],
  },
});

function project(name: string, groupOrder: number, test: object) {
  return { test: { name, sequence: { groupOrder }, ...test } };
}
