import { type BlockNode, isBlockNode, type NetDocument, readDocument, writeDocument } from '@netwright/graph';
import { analyze, exportedNames, summarize } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { importKerasJson } from './model.js';

const tensor = (layer: string, call = 0, output = 0) => ({
  class_name: '__keras_tensor__',
  config: { shape: [null, 4], dtype: 'float32', keras_history: [layer, call, output] },
});
const on = (...args: unknown[]) => ({ args, kwargs: {} });
const layer = (name: string, className: string, config: object, ...calls: object[]) => ({
  module: 'keras.layers',
  class_name: className,
  config: { name, ...config },
  registered_name: null,
  name,
  inbound_nodes: calls,
});
const input = (name: string, shape: readonly (number | null)[] = [null, 4]) =>
  layer(name, 'InputLayer', { batch_shape: shape, dtype: 'float32' });
const dense = (name: string, units: number, ...calls: object[]) => layer(name, 'Dense', { units }, ...calls);
const model = (name: string, layers: object[], inputs: unknown, outputs: unknown, ...calls: object[]) => ({
  module: 'keras.src.models.functional',
  class_name: 'Functional',
  config: { name, trainable: true, layers, input_layers: inputs, output_layers: outputs },
  registered_name: 'Functional',
  name,
  inbound_nodes: calls,
});
const sequential = (name: string, layers: object[], more: object, ...calls: object[]) => ({
  module: 'keras',
  class_name: 'Sequential',
  config: { name, trainable: true, layers, ...more },
  registered_name: null,
  name,
  inbound_nodes: calls,
});

function imported(value: unknown): { document: NetDocument; messages: string[] } {
  const result = importKerasJson(value);
  if (!result.ok) throw new Error(result.reason);
  const again = readDocument(writeDocument(result.document));
  expect(again.ok && again.document).toEqual(result.document);
  expect(again.ok && again.problems).toEqual([]);
  return { document: result.document, messages: result.report.map(({ message }) => message) };
}

const rows = (document: NetDocument) =>
  summarize(analyze(document), { batch: 1 }).layers.map(({ path, params }) => `${path} ${params}`);
const errors = (document: NetDocument) =>
  analyze(document).problems.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
const blockNodes = ({ graph }: NetDocument): readonly BlockNode[] => graph.nodes.filter(isBlockNode);

describe('a model inside a model', () => {
  it('becomes a block where it stands', () => {
    const inner = model(
      'inner',
      [input('i'), dense('d', 3, on(tensor('i')))],
      ['i', 0, 0],
      ['d', 0, 0],
      on(tensor('x')),
    );
    const { document, messages } = imported(
      model('m', [input('x'), inner, dense('out', 2, on(tensor('inner')))], ['x', 0, 0], ['out', 0, 0]),
    );
    expect(messages).toEqual([]);
    expect(document.blocks.map(({ name, graph }) => [name, graph.nodes.map(({ id }) => id)])).toEqual([
      ['inner', ['i', 'd']],
    ]);
    expect(blockNodes(document)).toEqual([
      { id: 'inner', name: 'inner', block: 'inner', args: {}, repeat: 1 },
    ]);
    expect(rows(document)).toEqual(['x 0', 'inner/d 15', 'out 8']);
    expect(errors(document)).toEqual([]);
  });

  it('uses its weights again where it is called again', () => {
    const inner = model(
      'inner',
      [input('i'), dense('d', 4, on(tensor('i')))],
      ['i', 0, 0],
      ['d', 0, 0],
      on(tensor('x')),
      on(tensor('inner')),
    );
    const { document } = imported(model('m', [input('x'), inner], ['x', 0, 0], ['inner', 2, 0]));
    expect(blockNodes(document).map(({ id, sharesWith }) => [id, sharesWith])).toEqual([
      ['inner', undefined],
      ['inner_call_2', 'inner'],
    ]);
    expect(analyze(document).totals).toMatchObject({ params: { total: 20 }, macs: 32 });
    expect(errors(document)).toEqual([]);
  });

  it('may have several inputs and outputs, by name too', () => {
    const inner = (call: object) =>
      model(
        'inner',
        [input('b'), input('a', [null, 2]), dense('p', 3, on(tensor('a'))), dense('q', 5, on(tensor('b')))],
        { b: ['b', 0, 0], a: ['a', 0, 0] },
        [
          ['q', 0, 0],
          ['p', 0, 0],
        ],
        call,
      );
    const outer = [input('x'), input('y', [null, 2])];
    const ends = [
      ['inner', 1, 0],
      ['inner', 1, 1],
    ];
    const named = { args: [{ b: tensor('x'), a: tensor('y') }], kwargs: {} };
    const listed = on([tensor('y'), tensor('x')]);
    for (const call of [named, listed]) {
      const { document, messages } = imported(
        model(
          'm',
          [...outer, inner(call)],
          [
            ['x', 0, 0],
            ['y', 0, 0],
          ],
          ends,
        ),
      );
      expect(messages).toEqual([]);
      expect(errors(document)).toEqual([]);
      expect(
        analyze(document)
          .main.nodes.get('inner')
          ?.outputs.map(({ shape }) => shape),
      ).toEqual([
        [null, 5],
        [null, 3],
      ]);
    }
  });

  it('is read to the bottom, and the outer of two layers of one name keeps it', () => {
    const innermost = sequential('innermost', [input('i2'), dense('d', 4)], {});
    const inner = sequential('inner', [input('i1'), innermost, dense('e', 4)], {}, on(tensor('x')));
    const { document, messages } = imported(
      model('m', [input('x'), inner, dense('d', 2, on(tensor('inner')))], ['x', 0, 0], ['d', 0, 0]),
    );
    expect(messages).toEqual([]);
    expect(rows(document)).toEqual(['x 0', 'inner/innermost/d 20', 'inner/e 20', 'd 10']);
    const names = exportedNames(analyze(document));
    expect(analyze(document).flat.list.map(({ node }) => names.get(node.id))).toEqual(['x', 'd_1', 'e', 'd']);
  });

  it('that is sequential takes any size, with or without an input of its own', () => {
    const layers = [dense('d', 3)];
    for (const inner of [
      sequential('inner', [input('i', [null, 9]), ...layers], {}, on(tensor('x'))),
      sequential('inner', layers, { build_input_shape: [null, 9] }, on(tensor('x'))),
      sequential('inner', layers, {}, on(tensor('x'))),
    ]) {
      const { document, messages } = imported(model('m', [input('x'), inner], ['x', 0, 0], ['inner', 0, 0]));
      expect(messages).toEqual([]);
      expect(errors(document)).toEqual([]);
      expect(rows(document)).toEqual(['x 0', 'inner/d 15']);
    }
  });

  it('may be where a sequential model begins', () => {
    const inner = model('inner', [input('i'), dense('d', 3, on(tensor('i')))], ['i', 0, 0], ['d', 0, 0]);
    const { document } = imported(
      sequential('m', [inner, dense('out', 1)], { build_input_shape: [null, 4] }),
    );
    expect(rows(document)).toEqual(['input_layer 0', 'inner/d 15', 'out 4']);
    expect(errors(document)).toEqual([]);
  });

  it('that is frozen has nothing that is trained', () => {
    const inner = model(
      'inner',
      [input('i'), dense('d', 3, on(tensor('i')))],
      ['i', 0, 0],
      ['d', 0, 0],
      on(tensor('x')),
    );
    inner.config.trainable = false;
    const { document } = imported(model('m', [input('x'), inner], ['x', 0, 0], ['inner', 1, 0]));
    expect(analyze(document).totals.params).toEqual({ total: 15, trainable: 0 });
  });

  it('keeps what it does not know, and says so', () => {
    const inner = model(
      'inner',
      [input('i'), layer('odd', 'Odd', { a: 1 }, on(tensor('i')))],
      ['i', 0, 0],
      ['odd', 0, 0],
      on(tensor('x')),
    );
    const { document, messages } = imported(model('m', [input('x'), inner], ['x', 0, 0], ['inner', 1, 0]));
    expect(messages).toEqual(['"odd": its class "Odd" is not known; it is kept as it is.']);
    expect(analyze(document).problems[0]).toMatchObject({
      code: 'layer/unknown-kind',
      where: { graph: 'inner', instance: ['inner'], nodes: ['odd'] },
    });
    expect(analyze(document).main.nodes.get('inner')?.status).toBe('faulty');
  });

  it('inside a wrapper is kept and said', () => {
    const wrapped = sequential('wrapped', [input('i'), dense('d', 3)], {});
    const time = layer('time', 'TimeDistributed', { layer: wrapped }, on(tensor('x')));
    const { messages } = imported(model('m', [input('x', [null, 5, 4]), time], ['x', 0, 0], ['time', 0, 0]));
    expect(messages).toEqual([
      '"time": its argument "layer" is a whole model, which is kept but not opened.',
    ]);
  });

  it('is told from a layer that has layers, and of another class it is said', () => {
    const pipeline = layer('pipeline', 'Pipeline', { layers: [dense('d', 3)] }, on(tensor('x')));
    const mine = {
      ...model('mine', [input('i')], ['i', 0, 0], ['i', 0, 0], on(tensor('x'))),
      class_name: 'Mine',
    };
    const { document, messages } = imported(
      model(
        'm',
        [input('x'), pipeline, mine],
        ['x', 0, 0],
        [
          ['pipeline', 0, 0],
          ['mine', 0, 0],
        ],
      ),
    );
    expect(document.blocks.map(({ name }) => name)).toEqual(['mine']);
    expect(messages).toEqual([
      '"pipeline": its class "Pipeline" is not known; it is kept as it is.',
      'The model "mine" is of the class "Mine"; only its layers and their wires are read.',
    ]);
  });

  it('may stand inside others as deep as anybody likes', () => {
    let inner: object = sequential('m0', [input('i0'), dense('d0', 4)], {});
    for (let depth = 1; depth < 90; depth++) inner = sequential(`m${depth}`, [input(`i${depth}`), inner], {});
    const { document, messages } = imported(inner);
    expect(document.blocks.length).toBe(40);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/nested too deeply/);
    expect(analyze(document).problems.some(({ code }) => code === 'layer/unknown-kind')).toBe(true);
  });
});
