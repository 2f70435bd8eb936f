import { generateKeras } from '@netwright/codegen';
import { drawSvg, simpleLayout } from '@netwright/drawing';
import { applyEdit, type NetDocument, readDocument, writeDocument } from '@netwright/graph';
import { importKerasJson } from '@netwright/importers';
import {
  type Analysis,
  analyze,
  exportedNames,
  fixesFor,
  receptiveFields,
  summarize,
} from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { middleConvolution, residualChain } from './networks.js';

interface Subject {
  readonly document: NetDocument;
  readonly analysis: Analysis;
  /** The same with a fault in the middle. */
  readonly faulty: Analysis;
  readonly text: string;
  readonly keras: unknown;
}

/** The network as Keras writes it, by its calls. */
function kerasOf({ graph }: NetDocument): unknown {
  const inbound = new Map<string, string[]>();
  for (const { from, to } of graph.edges) inbound.set(to.node, [...(inbound.get(to.node) ?? []), from.node]);
  const tensor = (layer: string) => ({
    class_name: '__keras_tensor__',
    config: { keras_history: [layer, 0, 0] },
  });
  const layers = graph.nodes.map(({ id, ...node }) => {
    const from = (inbound.get(id) ?? []).map(tensor);
    const args = from.length > 1 ? [from] : from;
    const kind = 'kind' in node ? node.kind : '';
    const config =
      kind === 'Conv2D'
        ? { name: id, filters: 8, kernel_size: [3, 3], padding: 'same' }
        : kind === 'InputLayer'
          ? { name: id, batch_shape: [null, 32, 32, 8] }
          : { name: id };
    return {
      module: 'keras.layers',
      class_name: kind,
      config,
      name: id,
      inbound_nodes: from.length > 0 ? [{ args, kwargs: {} }] : [],
    };
  });
  const last = graph.outputs[0]?.from.node;
  return {
    module: 'keras.src.models.functional',
    class_name: 'Functional',
    config: { name: 'chain', layers, input_layers: [['x', 0, 0]], output_layers: [[last, 0, 0]] },
  };
}

function subjectOf(layers: number): Subject {
  const document = residualChain(layers);
  const id = middleConvolution(document);
  const edit = { type: 'set-param', graph: 'main', id, in: 'params', name: 'filters', value: 9 } as const;
  const changed = applyEdit(document, edit);
  if (!changed.ok) throw new Error(changed.reason);
  const text = writeDocument(document);
  const faulty = analyze(changed.document);
  return { document, analysis: analyze(document), faulty, text, keras: kerasOf(document) };
}

const stages: readonly (readonly [string, (subject: Subject) => unknown])[] = [
  ['reading a document', ({ text }) => readDocument(text)],
  ['writing a document', ({ document }) => writeDocument(document)],
  ['importing a model of Keras', ({ keras }) => importKerasJson(keras)],
  ['names', ({ analysis }) => exportedNames(analysis)],
  ['the summary, in the order of Keras', ({ analysis }) => summarize(analysis, { batch: 1 })],
  ['receptive fields', ({ analysis }) => receptiveFields(analysis)],
  [
    'fixes of a fault',
    ({ faulty }) => faulty.problems.slice(0, 2).map((problem) => fixesFor(problem, faulty)),
  ],
  ['the script', ({ document, analysis }) => generateKeras(document, analysis)],
  ['rows to draw it in', ({ document }) => simpleLayout(document.graph, 'down')],
  [
    'the picture',
    ({ document, analysis }) =>
      drawSvg(document, analysis, simpleLayout(document.graph, 'down'), { theme: 'light' }),
  ],
];

/** The best of some runs, in milliseconds of the processor (others on the machine do not count), each on what is new. */
function best(runs: number, subject: Subject, work: (subject: Subject) => unknown): number {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const document = structuredClone(subject.document);
    const faulty = analyze(structuredClone(subject.faulty.document));
    const fresh = { ...subject, document, analysis: analyze(document), faulty };
    const begun = process.cpuUsage();
    work(fresh);
    const { user, system } = process.cpuUsage(begun);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

describe('20,000 layers against 1,000', () => {
  const small = subjectOf(1000);
  const large = subjectOf(20_000);

  it('have a fault to mend', () => {
    expect(small.faulty.problems.length).toBeGreaterThan(0);
    expect(small.faulty.problems.some((problem) => fixesFor(problem, small.faulty).length > 0)).toBe(true);
    expect(importKerasJson(small.keras)).toMatchObject({ ok: true, report: [] });
  });

  it.each(stages)('%s grows no faster than the network', (name, work) => {
    const [one, many] = [best(12, small, work), best(3, large, work)];
    console.log(
      `${name.padEnd(40)}${one.toFixed(1).padStart(9)}${many.toFixed(1).padStart(9)} ms  ${(many / one).toFixed(1)}`,
    );
    // Twenty times as much, and room for the cache and the garbage collector; quadratic work would make it 400.
    expect(many / one).toBeLessThanOrEqual(120);
  });
});
