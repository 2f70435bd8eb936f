import { describe, expect, it } from 'vitest';
import { analyze } from './analyze.js';
import { explainNode } from './explain.js';
import { image, net } from './fixtures/net.js';
import { withInputShape } from './input-shape.js';
import { summarize } from './summarize.js';

const lenet = net([
  image('image', 32, 32, 1),
  ['c1', 'Conv2D', { filters: 6, kernelSize: 5, activation: 'tanh' }],
  ['s2', 'MaxPooling2D'],
  ['norm', 'BatchNormalization'],
  ['flatten', 'Flatten'],
  ['f6', 'Dense', { units: 84 }],
]);

describe('the summary', () => {
  const summary = summarize(analyze(lenet), { batch: 2 });

  it('has the numbers of the whole', () => {
    const dense = (14 * 14 * 6 + 1) * 84;
    expect(summary.params).toEqual({
      total: 156 + 24 + dense,
      trainable: 156 + 12 + dense,
      nonTrainable: 12,
    });
    expect(summary.macs).toBe(28 * 28 * 150 + 14 * 14 * 6 * 84);
    expect(summary.flops).toBe(2 * (summary.macs as number));
  });

  it('counts memory by docs/costs.md, with Adam where there is no recipe', () => {
    const activations = 4 * 2 * (32 * 32 + 28 * 28 * 6 + 3 * (14 * 14 * 6) + 84);
    const weights = 4 * summary.params.total;
    // The most that is alive at once: the output of the convolution and that of the pooling.
    const running = 4 * 2 * (28 * 28 * 6 + 14 * 14 * 6);
    expect(summary.memory).toEqual({
      weights,
      activations,
      inference: weights + running,
      training: 1686272,
      trainingTfjs: 5931120,
      largestBuffer: 4 * 14 * 14 * 6 * 84,
    });
  });

  it('says of memory that it is not known where a size is open', () => {
    const open = net([image('x', null, null, 3), ['c', 'Conv2D', { filters: 2, kernelSize: 1 }]]);
    expect(summarize(analyze(open), { batch: 2 }).memory).toEqual({
      weights: 32,
      activations: null,
      inference: null,
      training: null,
      trainingTfjs: null,
      largestBuffer: null,
    });
  });

  it('has a row for each layer, shared ones once with the work of all places', () => {
    const towers = net([
      image('a', 4),
      image('b', 4),
      ['one', 'Dense', { units: 3 }, ['a']],
      ['two', 'Dense', {}, ['b'], { sharesWith: 'one' }],
      ['sum', 'Add', {}, ['one', 'two']],
    ]);
    const { layers } = summarize(analyze(towers), { batch: 1 });
    expect(layers.map(({ name, params, macs }) => [name, params, macs])).toEqual([
      ['a', 0, 0],
      ['b', 0, 0],
      ['one', 15, 24],
      ['sum', 0, 0],
    ]);
    expect(layers[2]).toMatchObject({
      outputs: [[null, 3]],
      dtypes: ['float32'],
      path: 'one',
      kind: 'Dense',
      trainable: 15,
    });
  });
});

describe('another input shape', () => {
  it('changes all that follows', () => {
    const result = withInputShape(lenet, [{ sizes: [28, 28, 3] }]);
    if (!result.ok) throw new Error(result.reason);
    expect(analyze(result.document).main.nodes.get('c1')?.outputs[0]?.shape).toEqual([null, 24, 24, 6]);
  });

  it('says which input is meant by nothing', () => {
    expect(withInputShape(lenet, [{ input: 'gone', sizes: [1] }])).toMatchObject({ ok: false });
    expect(withInputShape(net([image('a', 1), image('b', 1)]), [{ sizes: [1] }])).toMatchObject({
      ok: false,
    });
  });
});

describe('the explanation of a layer', () => {
  const analysis = analyze(lenet);
  const lines = (id: string, part: 'shape' | 'parameters' | 'macs') =>
    explainNode(analysis, id)[part].map(({ text, result }) => `${text} = ${result}`);

  it('has the arithmetic with the numbers put in', () => {
    expect(lines('c1', 'parameters')).toEqual(['(5·5·1 + 1)·6 = 156']);
    expect(lines('c1', 'shape')[0]).toMatch(/32.*5.*= 28$/);
    expect(lines('norm', 'parameters')).toEqual(['4·6 = 24']);
  });

  it('comes to what is counted, for every layer', () => {
    for (const { node, count, macs } of analysis.main.list) {
      const { parameters, macs: work } = explainNode(analysis, node.id);
      expect(Number(parameters[parameters.length - 1]?.result ?? 0), node.name).toBe(count?.total);
      expect(Number(work[work.length - 1]?.result ?? 0), node.name).toBe(macs);
    }
  });

  it('says nothing of what is not there', () => expect(explainNode(analysis, 'gone').shape).toEqual([]));
});
