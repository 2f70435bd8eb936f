import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { root } from '../src/environment.js';

// Shared code asks a layer's definition; it never asks which kind it is. Otherwise a new layer would mean a search through
// the whole house, and the one place that was forgotten would be wrong in silence.

const kind = `(?:${catalog.map((definition) => escapeForRegExp(definition.kind)).join('|')})`;
const literal = `(['"\`])${kind}\\1`;
const comparisons = [
  new RegExp(`[!=]==?\\s*${literal}`),
  new RegExp(`${literal}\\s*[!=]==?`),
  new RegExp(`\\bcase\\s+${literal}`),
  new RegExp(`\\[[^\\]]*${literal}[^\\]]*\\]\\s*\\)?\\.(?:includes|has|indexOf|some)\\b`),
  new RegExp(`\\.(?:startsWith|endsWith|includes|has|get)\\(\\s*${literal}`),
  new RegExp(`\\bnew (?:Set|Map)\\b[^;]*\\[\\s*${literal}`),
  // A table with kinds as its keys is a comparison in disguise.
  new RegExp(`(?:^\\s*|[{,]\\s*)(['"]?)${kind}\\1\\s*:(?!:)`),
  // So is a list of them that goes over several lines.
  new RegExp(`^\\s*${literal},?$`),
];

/** Where kinds are compared with literals in a source text: line number and line. */
function findComparisons(source: string): string[] {
  const bare = source.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
  return bare
    .split('\n')
    .flatMap((line, index) =>
      comparisons.some((pattern) => pattern.test(line)) ? [`${index + 1}: ${line.trim()}`] : [],
    );
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file));
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

describe('no kind is compared with a literal outside its own folder', () => {
  const shared = ['core', 'families', 'fields', 'objects'];
  const files = ['packages', 'apps']
    .flatMap((floor) => readdirSync(join(root, floor)).map((room) => `${floor}/${room}`))
    .concat('templates')
    .flatMap((room) => sourceFiles(`${room}/src`))
    .filter((file) => !/\.(test|cases|generated)\.tsx?$|\/fixtures\//.test(file))
    // There TensorFlow.js' own operations are called by their names, and some have those of a layer.
    .filter((file) => !file.startsWith('packages/runtime/src/kernels/'))
    .filter((file) => {
      const folder = /^packages\/layers\/src\/([^/]+)\//.exec(file)?.[1];
      return folder === undefined || shared.includes(folder);
    });

  it('looks at all rooms', () => {
    expect(catalog.length).toBeGreaterThan(0);
    expect(new Set(files.map((file) => file.split('/').slice(0, 2).join('/')))).toContain(
      'packages/inference',
    );
  });

  it.each(files)('%s', (file) => {
    expect(findComparisons(readFileSync(join(root, file), 'utf8'))).toEqual([]);
  });
});

describe('a comparison is found, and what only looks like one is not', () => {
  it.each([
    [`if (node.kind === 'Dense') {`, true],
    [`if ("Dense" !== node.kind) {`, true],
    [`case 'Dense':`, true],
    [`['Add', 'Dense'].includes(node.kind)`, true],
    [`const merging = new Set(['Dense']);`, true],
    [`node.kind.startsWith('Dense')`, true],
    [`const rules = { Dense: 1 };`, true],
    [`  'Dense': one,`, true],
    [`  'Dense',`, true],
    [`// if (node.kind === 'Dense')`, false],
    [`insert({ kind: 'Dense', params: {} });`, false],
    [`if (node.kind === other.kind) {`, false],
    [`import { dense } from '../dense/index.js';`, false],
    [`function Dense(props: Props) {`, false],
  ])('%s', (line, found) => {
    expect(findComparisons(line).length > 0).toBe(found);
  });
});
