import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../src/environment.js';

// A border that nobody ever saw hold is no border: each rule gets a house in which somebody breaks it.

/** rule, the file that breaks it, what stands in it. */
const violations: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['arrow:packages/graph', 'packages/graph/src/a.ts', `import '@netwright/layers';`],
  ['arrow:packages/graph', 'packages/graph/src/b.ts', `import type { A } from '@netwright/layers';`],
  [
    'arrow:packages/graph',
    'packages/graph/src/c.ts',
    `export const load = () => import('@netwright/layers');`,
  ],
  ['arrow:packages/layers', 'packages/layers/src/core/a.ts', `export * from '@netwright/graph';`],
  ['arrow:packages/inference', 'packages/inference/src/a.ts', `import '@netwright/codegen';`],
  ['arrow:packages/codegen', 'packages/codegen/src/a.ts', `import '@netwright/importers';`],
  ['arrow:packages/importers', 'packages/importers/src/a.ts', `import '@netwright/codegen';`],
  ['arrow:packages/drawing', 'packages/drawing/src/a.ts', `import '@netwright/codegen';`],
  ['arrow:packages/runtime', 'packages/runtime/src/a.ts', `import '@netwright/importers';`],
  ['arrow:templates', 'templates/src/a.ts', `import '@netwright/layers';`],
  ['arrow:apps/cli', 'apps/cli/src/a.ts', `import '@netwright/tools';`],
  ['arrow:apps/editor', 'apps/editor/src/a.ts', `import '../../../tests/src/a.js';`],
  ['arrow:tools', 'tools/src/a.ts', `import '@netwright/inference';`],
  ['arrow:tests', 'tests/src/b.ts', `import '../../apps/editor/src/a.js';`],
  ['libraries:packages/graph', 'packages/graph/src/d.ts', `import 'node:fs';`],
  ['libraries:packages/layers', 'packages/layers/src/core/b.ts', `import 'fflate';`],
  ['libraries:packages/inference', 'packages/inference/src/b.ts', `import 'zod';`],
  ['libraries:packages/codegen', 'packages/codegen/src/b.ts', `import 'node:path';`],
  ['libraries:packages/importers', 'packages/importers/src/b.ts', `import 'node:zlib';`],
  ['libraries:packages/drawing', 'packages/drawing/src/b.ts', `import 'react';`],
  ['libraries:packages/runtime', 'packages/runtime/src/b.ts', `import 'zod';`],
  ['libraries:templates', 'templates/src/b.ts', `import 'node:fs';`],
  ['only-the-editor-sees-react', 'apps/cli/src/b.ts', `import type { Node } from '@xyflow/react';`],
  ['only-the-runtime-runs-tfjs', 'apps/editor/src/b.ts', `import '@tensorflow/tfjs-core';`],
  ['only-the-runtime-loads-tfjs-layers', 'packages/layers/src/dense/a.ts', `import './tfjs-layer.js';`],
  ['the-editor-trains-in-a-worker', 'apps/editor/src/d.ts', `import '@netwright/runtime';`],
  ['ts-morph-only-in-a-worker', 'apps/editor/src/c.ts', `export const load = () => import('ts-morph');`],
  ['a-layer-knows-no-other-layer', 'packages/layers/src/dense/b.ts', `import '../add/index.js';`],
  ['shared-layer-code-knows-no-layer', 'packages/layers/src/core/c.ts', `import '../add/index.js';`],
  ['rooms-are-entered-by-the-door', 'packages/inference/src/c.ts', `import '../../graph/src/index.js';`],
  ['no-cycles', 'packages/graph/src/e.ts', `import './f.js';`],
  ['no-orphans', 'packages/graph/src/g.ts', `export const alone = 1;`],
  ['no-unresolved', 'packages/graph/src/h.ts', `import './nowhere.js';`],
];

const allowed: readonly (readonly [file: string, source: string])[] = [
  ['packages/graph/src/f.ts', `import './e.js';`],
  ['packages/inference/src/index.ts', `import '@netwright/graph';\nimport '@netwright/layers';`],
  ['packages/codegen/src/index.ts', `import '@netwright/graph';\nimport '@netwright/inference';`],
  ['packages/graph/src/a.test.ts', `import 'node:fs';`],
  ['packages/layers/src/add/index.ts', `import '../core/good.js';`],
  ['packages/layers/src/core/good.ts', `export {};`],
  ['packages/layers/src/dense/tfjs-layer.ts', `import '@tensorflow/tfjs-layers';`],
  ['packages/layers/src/catalog.generated.ts', `import './add/index.js';`],
  ['packages/runtime/src/index.ts', `import '@tensorflow/tfjs';`],
  ['apps/editor/src/index.ts', `import 'react';\nimport '@xyflow/react';`],
  ['apps/editor/src/code.worker.ts', `import 'ts-morph';\nimport '@netwright/runtime';`],
  [
    'apps/cli/src/index.ts',
    `import '@netwright/drawing';\nimport '@netwright/runtime';\nimport '@netwright/tools/find';\nimport 'node:fs';`,
  ],
  ['tools/src/find.ts', `import 'node:fs';`],
  ['tests/src/a.ts', `import '@netwright/cli';`],
];

const libraries = ['zod', 'fflate', 'react', '@xyflow/react', 'ts-morph', '@tensorflow/tfjs'];
libraries.push('@tensorflow/tfjs-core', '@tensorflow/tfjs-layers');

describe('import borders', () => {
  const house = mkdtempSync(join(tmpdir(), 'netwright-borders-'));
  let rules: string[];
  let found: { rule: string; file: string }[];

  beforeAll(() => {
    const rooms = ['graph', 'layers', 'inference', 'codegen', 'importers', 'drawing', 'runtime'];
    const packages = [
      ...rooms.map((room) => `packages/${room}`),
      'apps/cli',
      'apps/editor',
      'templates',
      'tools',
    ];
    for (const path of packages) {
      write(`${path}/src/index.ts`, 'export {};');
      write(
        `${path}/package.json`,
        '{ "type": "module", "exports": { ".": "./src/index.ts", "./find": "./src/find.ts" } }',
      );
      mkdirSync(join(house, 'node_modules/@netwright'), { recursive: true });
      symlinkSync(join(house, path), join(house, 'node_modules/@netwright', path.split('/').at(-1) ?? path));
    }
    for (const library of libraries) {
      write(`node_modules/${library}/package.json`, '{ "type": "module", "main": "index.js" }');
      write(`node_modules/${library}/index.js`, '');
    }
    for (const [file, source] of allowed) write(file, source);
    for (const [, file, source] of violations) write(file, source);
    ({ rules, found } = cruise());
  });

  afterAll(() => rmSync(house, { recursive: true, force: true }));

  it.each(violations)('%s is enforced: %s', (rule, file) => {
    expect(found).toContainEqual({ rule, file });
  });

  it.each(allowed)('leaves %s in peace', (file) => {
    expect(found.filter((violation) => violation.file === file)).toEqual([]);
  });

  it('has a violation for every rule', () => {
    expect([...new Set(violations.map(([rule]) => rule))].sort()).toEqual(rules.sort());
  });

  function write(file: string, source: string): void {
    mkdirSync(join(house, dirname(file)), { recursive: true });
    writeFileSync(join(house, file), source);
  }

  function cruise(): { rules: string[]; found: { rule: string; file: string }[] } {
    const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const config = join(root, '.dependency-cruiser.mjs');
    const args = [tool, '--config', config, '-T', 'json', 'packages', 'apps', 'templates', 'tests', 'tools'];
    const { stdout } = spawnSync(process.execPath, args, {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const { summary } = JSON.parse(stdout) as Report;
    return {
      rules: summary.ruleSetUsed.forbidden.map((rule) => rule.name),
      found: summary.violations.map(({ rule, from }) => ({ rule: rule.name, file: from })),
    };
  }
});

interface Report {
  summary: {
    ruleSetUsed: { forbidden: { name: string }[] };
    violations: { rule: { name: string }; from: string }[];
  };
}
