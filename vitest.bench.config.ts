import { defineConfig } from 'vitest/config';

// What measures time, one file after another, apart from the tests.
export default defineConfig({
  test: {
    name: 'bench',
    include: ['tests/bench/**/*.test.ts'],
    reporters: ['default', './tests/src/left-out.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
  },
});
