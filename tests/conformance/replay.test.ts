import { type Analysis, analyze } from '@netwright/inference';
import { catalog } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { documentOf } from './case-document.js';
import { type Answer, loadTables, readRecording } from './tables.js';

// Every answer of the real Keras, given again by us: a document of one layer says the same shapes, types, weights and
// counts, and has an error exactly where Keras rejects.

const tables = await loadTables();

/** What we say to a case, in the words of the recording. */
function ourAnswer(analysis: Analysis): Answer {
  const errors = analysis.problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0)
    return { rejected: errors.map(({ code, message }) => `${code}: ${message}`).join(' ') };
  const layer = analysis.main.nodes.get('layer');
  if (!layer?.count) throw new Error('no error, and yet nothing is known');
  return {
    outputs: layer.outputs.map(({ shape, dtype, masked }) => ({
      shape: shape as (number | null)[],
      dtype,
      ...(masked ? { masked } : {}),
    })),
    weights: layer.weights.map(({ path, shape, trainable }) => ({
      path,
      shape: shape as number[],
      trainable,
    })),
    params: layer.count.total,
    trainable: layer.count.trainable,
  };
}

describe.each(catalog.map(({ kind }) => kind))('%s', (kind) => {
  const cases = tables.get(kind)?.cases ?? [];
  const recorded = new Map(readRecording(kind)?.cases.map((one) => [one.name, one]));

  it.each(cases.map((one) => [one.name, one] as const))('%s', (name, one) => {
    const question = recorded.get(name);
    if (!question) throw new Error('Keras was not asked yet: run conformance:record.');
    const asked = { params: one.params, call: one.call, inputs: one.inputs };
    expect(
      { params: question.params, call: question.call, inputs: question.inputs },
      'the question was another',
    ).toEqual(asked);

    const ours = ourAnswer(analyze(documentOf(kind, one)));
    if (one.stricter !== undefined) {
      expect(question.answer, 'Keras rejects it now: not stricter any more').not.toHaveProperty('rejected');
      expect(ours).toHaveProperty('rejected');
    } else if ('rejected' in question.answer) {
      expect(ours, `Keras rejects: ${question.answer.rejected}`).toHaveProperty('rejected');
    } else expect(ours).toEqual(question.answer);
  });
});
