import { type Analysis, analyze, explainNode, type NodeAnalysis } from '@netwright/inference';
import { catalog, type Step } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { reckon } from './arithmetic.js';
import { documentOf } from './case-document.js';
import { loadTables } from './tables.js';

// What is explained is what is counted: of every case that Keras accepts, each line of arithmetic is reckoned again,
// and its results are the shape, the parameters and the multiply-accumulates that were inferred.

const tables = await loadTables();

it('reckons as it is written', () => {
  expect(reckon('floor((28 + 2·0 − 5) / 2) + 1')).toBe(12);
  expect(reckon('(5·5·1 + 1)·6')).toBe(156);
  expect(reckon('216 · 11·7')).toBe(16632);
  expect(reckon('5 mod 2 − -3')).toBe(4);
  expect(reckon('one for each filter')).toBe(undefined);
});

describe.each(catalog.map(({ kind }) => kind))('%s', (kind) => {
  const accepted = (tables.get(kind)?.cases ?? []).flatMap((one) => {
    const analysis = analyze(documentOf(kind, one));
    const node = analysis.main.nodes.get('layer');
    return node?.status === 'ok' ? [{ name: one.name, analysis, node }] : [];
  });

  it('is explained as it is counted', () => {
    expect(accepted.length, 'no case is accepted').toBeGreaterThan(0);
    for (const { name, analysis, node } of accepted) faithful(name, analysis, node);
  });
});

function faithful(name: string, analysis: Analysis, node: NodeAnalysis): void {
  const { shape, parameters, macs, receptiveField } = explainNode(analysis, 'layer');
  for (const step of [...shape, ...parameters, ...macs, ...receptiveField]) wellSaid(name, step);

  if (node.weights.length > 0)
    expect(resultOf(parameters, 'parameters'), `${name}: parameters`).toBe(node.count?.total);
  else expect(parameters, `${name}: there is nothing to count`).toEqual([]);

  if (node.macs === null) expect(macs.map(({ result }) => result)).not.toContain('null');
  else if (node.macs > 0) expect(resultOf(macs, 'MACs'), `${name}: MACs`).toBe(node.macs);

  // Each size that is not as it came in is the result of a step, or part of one that says the shape.
  const came = (node.inputs[0]?.shape ?? []).map(String);
  const said = shape.flatMap(({ result = '' }) => result.split('×'));
  for (const size of node.outputs[0]?.shape?.slice(1) ?? []) {
    if (typeof size === 'number' && !came.includes(String(size)))
      expect(said, `${name}: how ${size} comes about`).toContain(String(size));
  }
  expect(shape.length, `${name}: nothing is said`).toBeGreaterThan(0);
}

/** Each line is a right calculation, and nothing in it was forgotten. */
function wellSaid(name: string, { label, text, result, note }: Step): void {
  const line = `${name}: ${label}: ${text} = ${result} (${note})`;
  expect(label, line).not.toBe('');
  expect(text, line).not.toBe('');
  expect(`${label} ${text} ${result ?? ''} ${note ?? ''}`, line).not.toMatch(
    /undefined|NaN|null|\[object|Infinity/,
  );
  const value = reckon(text);
  if (value !== undefined && /^\d+$/.test(result ?? '')) expect(value, line).toBe(Number(result));
}

/** What the line of that label comes to; more than one would be two answers. */
function resultOf(steps: readonly Step[], label: string): number {
  const lines = steps.filter((step) => step.label === label);
  expect(lines).toHaveLength(1);
  return Number(lines[0]?.result);
}
