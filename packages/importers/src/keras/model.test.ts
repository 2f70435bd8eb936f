import { isLayerNode, type LayerNode, type NetDocument, readDocument, writeDocument } from '@netwright/graph';
import { analyze } from '@netwright/inference';
import { describe, expect, it, vi } from 'vitest';
import { importKerasJson } from './model.js';

vi.setConfig({ testTimeout: 20_000 });

const tensor = (layer: string, call = 0, output = 0) => ({
  class_name: '__keras_tensor__',
  config: { shape: [null, 4], dtype: 'float32', keras_history: [layer, call, output] },
});
const layer = (name: string, className: string, config: object, ...calls: object[]) => ({
  module: 'keras.layers',
  class_name: className,
  config: { name, ...config },
  registered_name: null,
  name,
  inbound_nodes: calls,
});
const input = (name: string, rest: object = {}) =>
  layer(name, 'InputLayer', {
    batch_shape: [null, 4],
    dtype: 'float32',
    sparse: false,
    ragged: false,
    optional: false,
    ...rest,
  });
const dense = (name: string, config: object, ...calls: object[]) =>
  layer(name, 'Dense', { units: 3, ...config }, ...calls);
const on = (...args: unknown[]) => ({ args, kwargs: {} });
const model = (layers: unknown[], inputs: unknown, outputs: unknown, rest: object = {}) => ({
  module: 'keras.src.models.functional',
  class_name: 'Functional',
  config: { name: 'm', trainable: true, layers, input_layers: inputs, output_layers: outputs },
  registered_name: 'Functional',
  build_config: { input_shape: null },
  ...rest,
});

function imported(value: unknown): { document: NetDocument; messages: string[] } {
  const result = importKerasJson(value);
  if (!result.ok) throw new Error(result.reason);
  // Whatever was read can be analysed, saved and opened again.
  analyze(result.document);
  const again = readDocument(writeDocument(result.document));
  expect(again.ok && again.document).toEqual(result.document);
  return { document: result.document, messages: result.report.map(({ message }) => message) };
}

function params(config: object, className = 'Dense'): { params: LayerNode['params']; messages: string[] } {
  const { document, messages } = imported(
    model([input('x'), layer('probe', className, config, on(tensor('x')))], ['x', 0, 0], ['probe', 0, 0]),
  );
  const node = document.graph.nodes[1];
  if (!node || !isLayerNode(node)) throw new Error('no layer');
  return { params: node.params, messages };
}

const wires = ({ graph }: NetDocument) =>
  graph.edges.map(({ from, to }) => `${from.node}.${from.port}>${to.node}.${to.port}`);
const policy = (name: string, className = 'DTypePolicy') => ({
  module: 'keras',
  class_name: className,
  config: { name },
  registered_name: null,
});
const object = (module: string, className: string, config: object) => ({
  module: `keras.${module}`,
  class_name: className,
  config,
  registered_name: null,
});

describe('the ends of a model', () => {
  const layers = [
    input('p'),
    input('q'),
    layer('sum', 'Add', {}, on([tensor('p'), tensor('q')])),
    layer('product', 'Multiply', {}, on([tensor('p'), tensor('q')])),
  ];

  it.each<[string, unknown, unknown, string[], string[]]>([
    ['one of each', ['p', 0, 0], ['sum', 0, 0], ['p'], ['sum']],
    [
      'lists',
      [
        ['p', 0, 0],
        ['q', 0, 0],
      ],
      [
        ['sum', 0, 0],
        ['product', 0, 0],
      ],
      ['p', 'q'],
      ['sum', 'product'],
    ],
    ['lists of one', [['p', 0, 0]], [['sum', 0, 0]], ['p'], ['sum']],
    [
      'nested lists',
      [[['p', 0, 0]], ['q', 0, 0]],
      [[['product', 0, 0]], ['sum', 0, 0]],
      ['p', 'q'],
      ['product', 'sum'],
    ],
    [
      'dictionaries',
      { a: ['q', 0, 0], b: ['p', 0, 0] },
      { s: ['sum', 0, 0], t: ['product', 0, 0] },
      ['q', 'p'],
      ['s', 't'],
    ],
    [
      'dictionaries, which Keras takes in the order of their keys',
      { b: ['p', 0, 0], B: ['q', 0, 0] },
      { t10: ['sum', 0, 0], t: ['product', 0, 0], 7: ['sum', 0, 0] },
      ['q', 'p'],
      ['7', 't', 't10'],
    ],
    [
      'one output twice',
      ['p', 0, 0],
      [
        ['sum', 0, 0],
        ['sum', 0, 0],
      ],
      ['p'],
      ['sum', 'sum_2'],
    ],
    ['nothing', [], [], [], []],
  ])('are read from %s', (_what, inputs, outputs, inputNames, outputNames) => {
    const { document, messages } = imported(model(layers, inputs, outputs));
    expect(document.graph.inputs).toEqual(inputNames);
    expect(document.graph.outputs.map(({ name }) => name)).toEqual(outputNames);
    expect(wires(document)).toEqual(['p.0>sum.0', 'q.0>sum.1', 'p.0>product.0', 'q.0>product.1']);
    expect(messages).toEqual([]);
  });

  it('are said where they are missing', () => {
    expect(imported(model(layers, ['gone', 0, 0], ['lost', 0, 0])).messages).toEqual([
      'The input "gone" is not in the file.',
      'The output "lost" is not in the file.',
    ]);
  });
});

describe('calls', () => {
  it.each<[string, object]>([
    ['one tensor', on(tensor('x'))],
    ['a tensor by keyword', { args: [], kwargs: { inputs: tensor('x') } }],
    ['arguments that say nothing', { args: [tensor('x')], kwargs: { mask: null, training: null } }],
    ['what Keras notes where nothing was said', { args: [tensor('x')], kwargs: { training: false } }],
    ['what Keras notes for layers that augment', { args: [tensor('x')], kwargs: { training: true } }],
    ['the lists of Keras 2', [['x', 0, 0, {}]]],
  ])('of %s', (_what, call) => {
    const { document, messages } = imported(
      model([input('x'), dense('d', {}, call)], ['x', 0, 0], ['d', 0, 0]),
    );
    expect(wires(document)).toEqual(['x.0>d.0']);
    expect(document.graph.nodes[1]).not.toHaveProperty('call');
    expect(messages).toEqual([]);
  });

  it('keep constants, and say so', () => {
    const call = { args: [tensor('x')], kwargs: { twice: 2 } };
    const layers = [input('x'), layer('drop', 'Dropout', { rate: 0.5 }, call)];
    const { document, messages } = imported(model(layers, ['x', 0, 0], ['drop', 0, 0]));
    expect(document.graph.nodes[1]).toMatchObject({ call: { twice: 2 } });
    expect(messages).toEqual([
      '"drop": it is called with twice = 2, which is kept but not yet computed or exported.',
    ]);
  });

  it('of one layer at several places are nodes that share it', () => {
    const layers = [
      input('x'),
      dense('d', { units: 4 }, on(tensor('x')), on(tensor('d')), on(tensor('d', 1))),
    ];
    const { document, messages } = imported(
      model(
        layers,
        ['x', 0, 0],
        [
          ['d', 2, 0],
          ['d', 0, 0],
        ],
      ),
    );
    expect(document.graph.nodes.map(({ id, sharesWith }) => [id, sharesWith])).toEqual([
      ['x', undefined],
      ['d', undefined],
      ['d_call_2', 'd'],
      ['d_call_3', 'd'],
    ]);
    expect(wires(document)).toEqual(['x.0>d.0', 'd.0>d_call_2.0', 'd_call_2.0>d_call_3.0']);
    expect(document.graph.outputs.map(({ from }) => from.node)).toEqual(['d_call_3', 'd']);
    expect(analyze(document).totals.params.total).toBe(20);
    expect(messages).toEqual([]);
  });

  it('on what is not there are kept', () => {
    const { document, messages } = imported(
      model([input('x'), dense('d', {}, on(tensor('gone')))], ['x', 0, 0], ['d', 0, 0]),
    );
    expect(wires(document)).toEqual(['gone.0>d.0']);
    expect(messages).toEqual(['"d": it is fed by "gone", which is not in the file; the wire is kept.']);
  });
});

describe('masks', () => {
  const op = (name: string, className: string, ...args: unknown[]) => ({
    ...layer(name, className, {}, on(...args)),
    module: 'keras.src.ops.numpy',
  });
  const words = input('x', { dtype: 'int32' });
  const embedding = (maskZero: boolean) =>
    layer('e', 'Embedding', { input_dim: 9, output_dim: 4, mask_zero: maskZero }, on(tensor('x')));
  const notZero = op('not_equal', 'NotEqual', tensor('x'), 0);
  const mean = (mask: unknown) =>
    layer('mean', 'GlobalAveragePooling1D', {}, { args: [tensor('e')], kwargs: { mask } });

  it('that come along by themselves are no wires, and what computes them no layers', () => {
    const layers = [words, embedding(true), notZero, mean(tensor('not_equal'))];
    const { document, messages } = imported(model(layers, ['x', 0, 0], ['mean', 0, 0]));
    expect(document.graph.nodes.map(({ name }) => name)).toEqual(['x', 'e', 'mean']);
    expect(wires(document)).toEqual(['x.0>e.0', 'e.0>mean.0']);
    expect(messages).toEqual([]);
  });

  it('of somebody are kept as wires, and said', () => {
    const layers = [words, embedding(false), notZero, mean(tensor('not_equal'))];
    const { document, messages } = imported(model(layers, ['x', 0, 0], ['mean', 0, 0]));
    expect(wires(document)).toEqual(['x.0>e.0', 'e.0>mean.0', 'not_equal.0>mean.1', 'x.0>not_equal.0']);
    expect(messages).toEqual([
      '"not_equal": its operation "NotEqual" is not known; it is kept as it is.',
      '"mean": it is called with a mask of its own, which is kept as a wire but not yet read.',
    ]);
  });

  it('that are also an output stay', () => {
    const layers = [words, embedding(true), notZero, mean(tensor('not_equal'))];
    const { document } = imported(
      model(
        layers,
        ['x', 0, 0],
        [
          ['mean', 0, 0],
          ['not_equal', 0, 0],
        ],
      ),
    );
    expect(document.graph.nodes.map(({ name }) => name)).toEqual(['x', 'e', 'not_equal', 'mean']);
  });
});

describe('arguments', () => {
  it.each<[string, object, object]>([
    [
      'defaults are left out',
      {
        activation: 'linear',
        use_bias: true,
        trainable: true,
        dtype: 'float32',
        quantization_config: null,
        kernel_regularizer: null,
      },
      {},
    ],
    [
      'others are kept',
      { activation: 'relu', use_bias: false, trainable: false },
      { activation: 'relu', useBias: false, trainable: false },
    ],
    ['no activation', { activation: null }, {}],
    ['a dtype policy', { dtype: policy('float32') }, {}],
    ['another dtype policy', { dtype: policy('mixed_float16') }, { dtype: 'mixed_float16' }],
    [
      'an initializer as it would be anyway',
      {
        kernel_initializer: object('initializers', 'GlorotUniform', {
          seed: null,
          input_axes: null,
          output_axes: null,
        }),
      },
      {},
    ],
    [
      'an initializer',
      { kernel_initializer: object('initializers', 'HeNormal', { seed: null }) },
      { kernelInitializer: { object: 'HeNormal', config: {} } },
    ],
    [
      'an initializer with arguments',
      { kernel_initializer: object('initializers', 'RandomNormal', { mean: 0.0, stddev: 0.02, seed: 7 }) },
      { kernelInitializer: { object: 'RandomNormal', config: { stddev: 0.02, seed: 7 } } },
    ],
    [
      'a regularizer',
      { kernel_regularizer: object('regularizers', 'L2', { l2: 0.0005 }) },
      { kernelRegularizer: { object: 'L2', config: { l2: 0.0005 } } },
    ],
    [
      'a constraint',
      { kernel_constraint: object('constraints', 'MaxNorm', { max_value: 3, axis: 0 }) },
      { kernelConstraint: { object: 'MaxNorm', config: { maxValue: 3 } } },
    ],
    [
      'objects by their name',
      { kernel_initializer: 'he_normal', bias_initializer: 'zeros' },
      { kernelInitializer: 'he_normal' },
    ],
  ])('%s', (_what, config, expected) => {
    const { params: found, messages } = params({ units: 3, ...config });
    expect(found).toEqual({ units: 3, ...expected });
    expect(messages).toEqual([]);
  });

  it.each<[string, object, object, string]>([
    [
      'an unknown argument',
      { sharpness: 3 },
      { sharpness: 3 },
      '"probe": its argument "sharpness" is not known; it is kept.',
    ],
    [
      'an unknown argument of several words',
      { soft_cap: [1] },
      { softCap: [1] },
      '"probe": its argument "soft_cap" is not known; it is kept.',
    ],
    [
      'a key called __proto__',
      JSON.parse('{"__proto__": 3}'),
      JSON.parse('{"__proto__": 3}'),
      '"probe": its argument "__proto__" is not known; it is kept.',
    ],
    [
      'a value of the wrong type',
      { units: 'many' },
      { units: 'many' },
      '"probe": its argument "units" has to be a whole number of at least 1 (and below 2³¹); it is kept as it is.',
    ],
    [
      'an activation that is a layer',
      { activation: object('layers', 'LeakyReLU', { name: 'leaky', negative_slope: 0.1 }) },
      {
        activation: {
          module: 'keras.layers',
          class_name: 'LeakyReLU',
          config: { name: 'leaky', negative_slope: 0.1 },
          registered_name: null,
        },
      },
      '"probe": its argument "activation" has to be the name of an activation of Keras; it is kept as it is.',
    ],
    [
      "an initializer of one's own",
      {
        kernel_initializer: {
          module: 'mine',
          class_name: 'Mine',
          config: { a: 1 },
          registered_name: 'mine>Mine',
        },
      },
      { kernelInitializer: { object: 'Mine', config: { a: 1 } } },
      '"probe": its argument "kernel_initializer" has to be an initializer of Keras; it is kept as it is.',
    ],
    [
      'an initializer with an unknown argument',
      { kernel_initializer: object('initializers', 'HeNormal', { spread: 2 }) },
      { kernelInitializer: { object: 'HeNormal', config: { spread: 2 } } },
      '"probe": its argument "kernel_initializer" has to be an initializer of Keras; it is kept as it is.',
    ],
  ])('%s is kept and said', (_what, config, expected, message) => {
    const { params: found, messages } = params({ units: 3, ...config });
    expect(Object.entries(found)).toEqual(Object.entries({ units: 3, ...expected }));
    expect(messages).toEqual([message]);
  });

  it('nested too deeply are left out and said', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 50_000; level++) deep = [deep];
    const { params: found, messages } = params({
      units: 3,
      activation: deep,
      other: deep,
      quantization_config: deep,
    });
    expect(found).toEqual({ units: 3 });
    expect(messages).toHaveLength(3);
  });
});

describe('classes', () => {
  it.each<[string, object, string]>([
    [
      'that are not known',
      { class_name: 'Hologram', module: 'mine', registered_name: 'mine>Hologram' },
      'Hologram',
    ],
    [
      'that somebody registered under a name of ours',
      { class_name: 'Dense', module: null, registered_name: 'mine>Dense' },
      'mine>Dense',
    ],
    [
      'of a module of somebody',
      { class_name: 'Dense', module: 'mine.layers', registered_name: 'Dense' },
      'mine.layers.Dense',
    ],
    [
      'that hold code',
      {
        class_name: 'Lambda',
        module: 'keras.layers',
        config: { name: 'probe', function: { class_name: '__lambda__', config: { code: '4wEA' } } },
      },
      'Lambda',
    ],
    ['without a name', { class_name: 5 }, 'unknown'],
  ])('%s stay as inert nodes', (_what, said, kind) => {
    const raw = { ...layer('probe', 'Dense', { units: 3 }, on(tensor('x'))), ...said };
    const { document, messages } = imported(
      model([input('x'), raw, dense('d', {}, on(tensor('probe')))], ['x', 0, 0], ['d', 0, 0]),
    );
    expect(document.graph.nodes[1]).toMatchObject({ kind, params: { config: raw.config } });
    expect(wires(document)).toEqual(['x.0>probe.0', 'probe.0>d.0']);
    expect(messages[0]).toMatch(/^"probe": its class .* is not known; it is kept as it is\.$/);
    // Of code it is said too that nobody runs it.
    expect(messages.slice(1)).toEqual(
      kind === 'Lambda' ? ['"probe": it holds Python code, which Netwright never runs.'] : [],
    );
    expect(analyze(document).main.nodes.get('probe')?.status).toBe('inert');
  });

  it.each<[string, object]>([
    ['a lambda of Keras 3', { function: { class_name: '__lambda__', config: { code: '4wEA' } } }],
    ['a lambda of Keras 2', { function: ['4wEA', null, null], function_type: 'lambda', module: '__main__' }],
  ])('say that nobody runs %s', (_what, config) => {
    const raw = layer('probe', 'Lambda', config, on(tensor('x')));
    const { messages } = imported(model([input('x'), raw], ['x', 0, 0], ['probe', 0, 0]));
    expect(messages).toContain('"probe": it holds Python code, which Netwright never runs.');
  });

  it('say nothing of code where a function is only named', () => {
    const relu = { module: 'builtins', class_name: 'function', config: 'relu', registered_name: 'function' };
    const raw = layer('probe', 'Lambda', { function: relu }, on(tensor('x')));
    const { messages } = imported(model([input('x'), raw], ['x', 0, 0], ['probe', 0, 0]));
    expect(messages).toEqual(['"probe": its class "Lambda" is not known; it is kept as it is.']);
  });
});

describe('operations that are not known', () => {
  const slice = { class_name: '__slice__', config: { start: null, stop: null, step: null } };
  // As Keras 3.15 writes ops.true_divide(x, 2), ops.mean(x, axis=[1, 2]), x[:, 0] and ops.stack([x, x]).
  it.each<[string, object, unknown[], object | undefined, string[]]>([
    ['TrueDivide', {}, [tensor('x'), 2], { arg1: 2 }, ['x.0>probe.0']],
    ['Mean', { axis: [1, 2], keepdims: true }, [tensor('x')], undefined, ['x.0>probe.0']],
    ['GetItem', {}, [tensor('x'), [slice, 0]], { arg1: [slice, 0] }, ['x.0>probe.0']],
    ['GetItem', {}, [tensor('x'), [[slice], [1, 2]]], { arg1: [[slice], [1, 2]] }, ['x.0>probe.0']],
    ['Stack', { axis: 0 }, [[tensor('x'), tensor('x')]], undefined, ['x.0>probe.0', 'x.0>probe.1']],
  ])('%s with %j is named, and kept with all that it is called with', (name, config, args, call, wired) => {
    const raw = { ...layer('probe', name, config, on(...args)), module: 'keras.src.ops.numpy' };
    const { document, messages } = imported(model([input('x'), raw], ['x', 0, 0], ['probe', 0, 0]));
    const probe = document.graph.nodes[1] as LayerNode;
    expect(probe).toMatchObject({
      kind: name,
      params: { module: 'keras.src.ops.numpy', config: raw.config },
    });
    expect(probe.call).toEqual(call);
    expect(wires(document)).toEqual(wired);
    expect(messages[0]).toBe(`"probe": its operation "${name}" is not known; it is kept as it is.`);
    expect(analyze(document).main.nodes.get('probe')?.status).toBe('inert');
  });

  it.each<[string, unknown[], object, string[]]>([
    ['x + 3', [tensor('x'), 3], { x2: 3 }, ['x.0>probe.0']],
    ['3 + x', [3, tensor('x')], { x1: 3 }, ['x.0>probe.0']],
    ['x + x', [tensor('x'), tensor('x')], {}, ['x.0>probe.0', 'x.0>probe.1']],
  ])('of operations are no layers, and take numbers: %s', (_what, args, expected, edges) => {
    const raw = { ...layer('probe', 'Add', {}, on(...args)), module: 'keras.src.ops.numpy' };
    const { document, messages } = imported(model([input('x'), raw], ['x', 0, 0], ['probe', 0, 0]));
    expect(document.graph.nodes[1]).toMatchObject({ kind: 'ops.Add', params: expected });
    expect(document.graph.nodes[1]).not.toHaveProperty('call');
    expect(wires(document)).toEqual(edges);
    expect(messages).toEqual([]);
    expect(analyze(document).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('of Keras 2, which wrote no module, are read', () => {
    const { module: _, ...raw } = dense('d', {}, [['x', 0, 0, {}]] as unknown as object);
    const { document, messages } = imported(
      model(
        [
          {
            class_name: 'InputLayer',
            name: 'x',
            config: { batch_input_shape: [null, 4] },
            inbound_nodes: [],
          },
          raw,
        ],
        [['x', 0, 0]],
        [['d', 0, 0]],
      ),
    );
    expect(document.graph.nodes.map((node) => isLayerNode(node) && node.kind)).toEqual([
      'InputLayer',
      'Dense',
    ]);
    expect(messages).toEqual([]);
    expect(analyze(document).totals.params.total).toBe(15);
  });

  it('that are models themselves are counted in their calls as Keras counts them', () => {
    const inner = {
      ...model([input('i')], ['i', 0, 0], ['i', 0, 0]),
      name: 'inner',
      inbound_nodes: [on(tensor('x')), on(tensor('inner'))],
    };
    const { document, messages } = imported(model([input('x'), inner], ['x', 0, 0], ['inner', 2, 0]));
    expect(wires(document)).toEqual(['x.0>inner.0', 'inner.0>inner_call_2.0']);
    expect(document.graph.outputs[0]?.from.node).toBe('inner_call_2');
    expect(messages).toEqual([]);
  });
});

describe('sequential models', () => {
  const sequential = (layers: object[], rest: object = {}) => ({
    class_name: 'Sequential',
    config: { name: 's', layers, ...rest },
  });
  const bare = (name: string, className: string, config: object) => ({
    module: 'keras.layers',
    class_name: className,
    config: { name, ...config },
    registered_name: null,
  });

  it('become a chain', () => {
    const { document, messages } = imported(
      sequential([
        bare('x', 'InputLayer', { batch_shape: [null, 4] }),
        bare('a', 'Dense', { units: 3 }),
        bare('b', 'Dense', { units: 2 }),
      ]),
    );
    expect(wires(document)).toEqual(['x.0>a.0', 'a.0>b.0']);
    expect(document.graph).toMatchObject({ inputs: ['x'], outputs: [{ name: 'b', from: { node: 'b' } }] });
    expect(messages).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['build_input_shape', {}, { build_input_shape: [null, 4] }],
    ['the first layer, as Keras 2 wrote it', { batch_input_shape: [null, 4] }, {}],
  ])('get their input from %s', (_what, config, rest) => {
    const { document } = imported(sequential([bare('a', 'Dense', { units: 3, ...config })], rest));
    expect(document.graph.nodes[0]).toMatchObject({
      id: 'input_layer',
      kind: 'InputLayer',
      params: { batchShape: [null, 4] },
    });
    expect(analyze(document).totals.params.total).toBe(15);
  });

  it('without any shape say so', () => {
    const { document, messages } = imported(sequential([bare('a', 'Dense', { units: 3 })]));
    expect(document.graph.inputs).toEqual(['input_layer']);
    expect(messages).toEqual([
      '"input_layer": the file does not say what the model is fed; give it its shape.',
    ]);
  });
});

describe('hostile files', () => {
  it.each([
    '"',
    "'",
    '\\',
    '\n',
    '\u2028',
    '\0',
    '\u202e',
    '🙂',
    '',
    ' ',
    '__proto__',
    'constructor',
    '$' + '{x}',
    '</script>',
    'a/b',
    'x'.repeat(10_000),
  ])('keep the name %j to the letter, under an id that is safe anywhere', (name) => {
    const { document } = imported(
      model(
        [input('in'), dense(name, {}, on(tensor('in'))), dense('last', {}, on(tensor(name)))],
        ['in', 0, 0],
        ['last', 0, 0],
      ),
    );
    const node = document.graph.nodes[1];
    expect(node?.name).toBe(name);
    expect(node?.id).toMatch(/^[A-Za-z0-9_.-]{1,64}$/);
    expect(document.graph.edges[1]).toMatchObject({ from: { node: node?.id }, to: { node: 'last' } });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['no config', { class_name: 'Functional' }],
    ['no layers', { class_name: 'Functional', config: {} }],
    ['layers that are no list', { class_name: 'Functional', config: { layers: {} } }],
    [
      'a config that only the prototype has',
      Object.create({ class_name: 'Functional', config: { layers: [] } }),
    ],
  ])('refuses %s', (_what, value) => {
    expect(importKerasJson(value)).toEqual({
      ok: false,
      reason: 'This is not the JSON of a Keras model: it has no list of layers.',
    });
  });

  it('leaves out what is no layer, and says so', () => {
    const { document, messages } = imported(model([3, null, 'a', [], input('x')], ['x', 0, 0], ['x', 0, 0]));
    expect(document.graph.nodes).toHaveLength(1);
    expect(messages).toHaveLength(4);
  });

  it('keeps two layers of one name apart', () => {
    const { document, messages } = imported(
      model(
        [input('x'), dense('d', {}, on(tensor('x'))), dense('d', {}, on(tensor('d')))],
        ['x', 0, 0],
        ['d', 0, 0],
      ),
    );
    expect(document.graph.nodes.map(({ id, name }) => [id, name])).toEqual([
      ['x', 'x'],
      ['d', 'd'],
      ['d_2', 'd'],
    ]);
    expect(messages).toEqual(['Two layers of the file are called "d"; wires begin at the first.']);
  });

  it('refuses more layers than can be opened, and more calls', () => {
    expect(importKerasJson(model(Array(100_001).fill(input('x')), [], []))).toMatchObject({
      ok: false,
      reason: 'The model has 100,001 layers; at most 100,000 can be opened.',
    });
    expect(
      importKerasJson(
        model([{ ...dense('d', {}), inbound_nodes: Array(100_001).fill(on(tensor('d'))) }], [], []),
      ),
    ).toMatchObject({ ok: false });
  });

  it('reads ten thousand layers of one name, and ten thousand on one input, without slowing down', () => {
    const start = Date.now();
    importKerasJson(model(Array(10_000).fill(dense('d', {}, on(tensor('d')))), [], []));
    importKerasJson(
      model(
        [input('x'), layer('sum', 'Add', {}, on(Array(10_000).fill(tensor('x'))))],
        ['x', 0, 0],
        ['sum', 0, 0],
      ),
    );
    importKerasJson(
      model(
        Array.from({ length: 10_000 }, (_, index) => dense(`d${index}`, {}, on(tensor(`gone${index}`)))),
        [],
        [],
      ),
    );
    expect(Date.now() - start).toBeLessThan(6000);
  });
});
