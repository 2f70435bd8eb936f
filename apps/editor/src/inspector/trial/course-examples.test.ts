import { emptyDocument, type Value } from '@netwright/graph';
import { analyze, type NodeAnalysis } from '@netwright/inference';
import { tryLayer } from '@netwright/inference/by-hand';
import { catalog } from '@netwright/layers';
import { describe, expect, it } from 'vitest';
import { courseExamples } from './course-examples.js';

/** A layer as the palette gives it, small enough for every example. */
function layer(
  kind: string,
  shape: readonly number[],
  params: { readonly [name: string]: Value },
): NodeAnalysis {
  const analysis = analyze({
    ...emptyDocument('trial'),
    graph: {
      nodes: [
        { id: 'x', name: 'x', kind: 'InputLayer', params: { batchShape: [null, ...shape] } },
        { id: 'y', name: 'y', kind, params },
      ],
      edges: [{ id: 'w', from: { node: 'x', port: 0 }, to: { node: 'y', port: 0 } }],
      inputs: ['x'],
      outputs: [{ name: 'y', from: { node: 'y', port: 0 } }],
    },
  });
  return analysis.main.nodes.get('y') as NodeAnalysis;
}

const nodes = catalog
  .filter(({ trial }) => trial)
  .map(({ kind, inputs, params }) => {
    const shape = Array.from({ length: (inputs[0]?.ranks?.[0] ?? 2) - 1 }, () => 4);
    const given = { filters: 1, kernelSize: 3, poolSize: 2, units: 2 };
    return layer(kind, shape, Object.fromEntries(Object.entries(given).filter(([name]) => name in params)));
  });

describe('examples', () => {
  it.each(courseExamples)('$title has a place to look at, on some layer', ({ input, kernel, at }) => {
    const answers = nodes
      .filter(({ weights }) => weights.length > 0 === (kernel !== undefined))
      .map((node) => tryLayer(node, { input, kernel }))
      .filter(({ ok }) => ok);
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      if (!answer.ok) continue;
      expect(answer.output[Math.min(at[0], answer.output.length - 1)]?.[at[1]]).toBeTypeOf('number');
      expect(answer.valueAt(...at).ok).toBe(true);
    }
  });

  it('there are some for every layer over signals or pictures, and for dense ones', () => {
    for (const node of nodes) {
      const { kind, inputs } = node.definition as NonNullable<NodeAnalysis['definition']>;
      const some = courseExamples.some(
        ({ input, kernel }) =>
          node.weights.length > 0 === (kernel !== undefined) && tryLayer(node, { input, kernel }).ok,
      );
      // Volumes are nothing that one writes down.
      expect(some, kind).toBe(inputs[0]?.ranks?.[0] !== 5);
    }
  });
});
