import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateTfjs } from '@netwright/codegen/tfjs';
import type { NetDocument, TrainingRecipe } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { chain } from './documents.js';
import { fiveHundred } from './hostile.js';
import { temporaryFolder } from './running.js';
import { inProject, tfjsProject } from './tfjs-folder.js';

// Texts of a document may stand in strings and comments of the project, and nowhere else. A document with tame texts is
// the measure: taken without what stands in strings and comments, both projects are the same program.

const layersEach = 10;

/** The same network every time, with every text that a document can have. */
function documentWith(texts: readonly string[]): NetDocument {
  const text = (index: number) => texts[index % texts.length] as string;
  const drawn = chain(
    text(0),
    [4],
    texts.map((name) => ({ kind: 'Dense', name, params: { units: 4 } })),
  );
  const last = drawn.graph.nodes.at(-1)?.id ?? '';
  const training: TrainingRecipe = {
    dataset: { id: 'npz', options: { [text(1)]: text(2) } },
    validation: 0.2,
    batchSize: 4,
    seed: 1,
    objectives: [
      {
        output: text(3),
        loss: { object: 'MeanSquaredError', config: {} },
        metrics: [{ object: 'MeanAbsoluteError', config: { name: text(4), [text(5)]: text(6) } }],
      },
    ],
    phases: [
      {
        name: text(7),
        epochs: 1,
        optimizer: { object: 'SGD', config: { [text(8)]: text(9) } },
        overrides: [{ selector: text(0), trainable: true }],
      },
    ],
    callbacks: [{ object: 'EarlyStopping', config: { monitor: text(1), mode: text(2) } }],
  };
  return {
    ...drawn,
    description: texts.join(' '),
    graph: {
      ...drawn.graph,
      nodes: drawn.graph.nodes.map((node, index) => ({ ...node, note: text(index) })),
      outputs: [{ name: text(3), from: { node: last, port: 0 } }],
    },
    training,
  };
}

interface Written {
  readonly files: ReadonlyMap<string, string>;
  readonly code: readonly string[];
}

function projectOf(document: NetDocument): Written {
  const { files, refusals } = generateTfjs(document, analyze(document));
  expect(refusals).toEqual([]);
  const texts = new Map(files.map(({ path, content }) => [path, content as string]));
  return { files: texts, code: [...texts.keys()].filter((path) => path.endsWith('.ts')) };
}

/** A program without what its strings and comments say. Fails where it is none. */
async function skeleton(source: string): Promise<string> {
  const { code } = await transform(source, {
    loader: 'ts',
    minifyWhitespace: true,
    legalComments: 'none',
    target: 'esnext',
  });
  return code.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/gs, "''");
}

const groups = Array.from({ length: fiveHundred.length / layersEach }, (_, index) =>
  fiveHundred.slice(index * layersEach, (index + 1) * layersEach),
);
const tame = projectOf(documentWith(Array.from({ length: layersEach }, (_, index) => `layer ${index}`)));

it('there are five hundred of them', () => {
  expect(new Set(fiveHundred).size).toBeGreaterThan(490);
  expect(groups.flat()).toHaveLength(500);
});

describe.each(groups.map((texts, index) => ({ texts, index })))(
  'hostile texts, group $index',
  ({ texts }) => {
    const written = projectOf(documentWith(texts));

    it('leave the program as it is', async () => {
      expect(written.code).toEqual(tame.code);
      for (const path of written.code) {
        const [ours, theirs] = [written.files.get(path) ?? '', tame.files.get(path) ?? ''];
        if (ours !== theirs) expect(await skeleton(ours), path).toBe(await skeleton(theirs));
      }
    });

    it('turn no text around, end no line, and hide nothing', () => {
      for (const [path, text] of written.files) {
        if (text !== tame.files.get(path)) expect(text, path).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
      }
    });

    it('stand in the page as a title and nothing else', () => {
      const titled = (page = '') => page.replace(/(?<=<title>)[^<>]*(?=<\/title>)/, '');
      expect(titled(written.files.get('index.html'))).toBe(titled(tame.files.get('index.html')));
    });

    it('stand in package.json as a name and nothing else', () => {
      const read = (text = '') => JSON.parse(text) as { name: string };
      const { name, ...rest } = read(written.files.get('package.json'));
      const { name: _, ...expected } = read(tame.files.get('package.json'));
      expect(name).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/);
      expect(rest).toEqual(expected);
    });

    it('stand in the README as a heading and a line, in which nothing is marked up', () => {
      const lines = (written.files.get('README.md') ?? '').split('\n');
      const expected = (tame.files.get('README.md') ?? '').split('\n');
      expect(lines).toHaveLength(expected.length);
      expect(lines.filter((line, index) => line !== expected[index] && index !== 0 && index !== 2)).toEqual(
        [],
      );
      expect(lines[0]).toMatch(/^# /);
      for (const line of [lines[0]?.slice(2) ?? '', lines[2] ?? ''])
        expect(line.replace(/\\[\\`*_{}[\]()#+!|>~]/g, '')).not.toMatch(/[`*_[\]<>]|^#/);
    });
  },
);

const few = [groups[0] ?? [], groups[7] ?? [], groups[30] ?? []];

it.each(few.map((texts) => ({ texts })))(
  'a project of them compiles and runs, and executes none',
  async ({ texts }) => {
    const folder = await temporaryFolder();
    await tfjsProject(folder, documentWith(texts));
    expect(await inProject(folder, 'tsc', [])).toBe('');
    // The last to run: what the project did to the process would show here.
    const node = join(folder, 'src', 'node.ts');
    const text = await readFile(node, 'utf8');
    await writeFile(node, `${text}\nconsole.log('mark', 'MARK' in globalThis);\n`);
    const printed = await inProject(folder, 'tsx', ['src/node.ts', '--smoke', '--output', 'out']);
    expect(printed).toMatch(/epoch 1: loss [\d.]+/);
    expect(printed).toContain('mark false');
  },
);
