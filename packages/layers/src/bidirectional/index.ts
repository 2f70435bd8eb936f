import { defineLayer, type InferContext, type InnerLayer, type LayerValue } from '../core/define.js';
import type { Field } from '../core/field.js';
import { oneOf, orNull } from '../core/schema.js';
import { type Shape, sum, type Tensor } from '../core/tensor.js';
import { computed } from '../families/keeping.js';
import { sizeText } from '../families/sliding-window.js';
import { optional, wrappedLayer } from '../fields/index.js';

const modes = ['concat', 'sum', 'mul', 'ave'] as const;

const mergeMode: Field<(typeof modes)[number] | null> = {
  label: 'Merge',
  help: 'How the two readings are put together; with nothing, both come out.',
  default: 'concat',
  schema: orNull(oneOf(modes)),
  control: { type: 'choice', options: modes },
  expected: `one of ${modes.join(', ')}, or nothing`,
  short: (value) => (value === 'concat' ? undefined : (value ?? 'apart')),
};

const mergings: ReadonlyMap<string | null, string> = new Map([
  ['sum', 'both readings added up'],
  ['mul', 'both readings multiplied'],
  ['ave', 'the mean of both readings'],
  [null, 'each reading by itself'],
]);

/** What both readings have to have alike. */
const common = ['stateful', 'returnSequences', 'returnState'] as const;

/** Read from both ends (Schuster and Paliwal 1997). Source: https://keras.io/api/layers/recurrent_layers/bidirectional/ */
export const bidirectional = defineLayer({
  kind: 'Bidirectional',
  category: 'recurrent',
  order: 50,
  summary: 'reads both ways',
  help: 'Reads a sequence with a recurrent layer from the start and with another from the end, and puts the two together.',
  aliases: ['bidirectional', 'bi', 'both ways', 'bilstm'],
  params: {
    layer: wrappedLayer({ label: 'Layer', help: 'The recurrent layer that reads from the start.' }),
    mergeMode,
    backwardLayer: optional(
      wrappedLayer({
        label: 'Backward layer',
        help: 'The one that reads from the end; the same kind with weights of its own, if left out.',
        advanced: true,
      }),
    ),
  },
  // Which ranks it takes the wrapped layer says.
  inputs: [{ name: 'sequence', dtype: 'any' }],
  builtOnce: true,
  infer(p, [x], context) {
    const input = x ?? { shape: [], dtype: 'float32' as const };
    const there = context.inner(p.layer.layer, input, 'layer');
    if (!there || !isRecurrent(there, 'layer', context)) return { outputs: [computed(p, undefined)] };
    const back = p.backwardLayer
      ? context.inner(p.backwardLayer.layer, input, 'backwardLayer')
      : context.inner(turned(p.layer.layer), input, 'layer');
    if (!back || !checkPair(there, back, p.backwardLayer !== null, context)) {
      return { outputs: [computed(p, undefined)] };
    }
    const [output, ...states] = there.inferred.outputs;
    const paths = [pathOf(there, 'forward_'), p.backwardLayer ? back.name : pathOf(back, 'backward_')];
    const weights = [there, back].flatMap(({ inferred }, which) =>
      (inferred.weights ?? []).map((weight) => ({ ...weight, path: `${paths[which]}/${weight.path}` })),
    );
    const merged: Tensor[] = [computed(p, mergedShape(output?.shape, p.mergeMode), output?.masked)];
    if (p.mergeMode === null) merged.push(computed(p, output?.shape, output?.masked));
    const apart = [...states, ...states].map(({ shape }) => computed(p, shape));
    return { outputs: [...merged, ...apart], weights, inner: [there, back] };
  },
  macs(_p, _inputs, { inner }) {
    const both = inner?.map(({ macs }) => macs) ?? [null];
    return both.every((macs) => macs !== null) ? both.reduce((sum, macs) => sum + macs, 0) : null;
  },
  explain(p, inputs, { outputs, inner }) {
    const [there] = inner ?? [];
    if (!there) return [];
    const readings = (inner ?? []).map(({ inferred }) => sizeText(inferred.outputs[0]?.shape?.at(-1)));
    const macs = (inner ?? []).map((layer) => layer.macs);
    const result = sizeText(outputs[0]?.shape?.at(-1));
    // Of films too the last axis is where they are put together, whatever it holds.
    const film = (outputs[0]?.shape?.length ?? 0) > 3;
    const last = !film ? 'features' : there.params['dataFormat'] === 'channels_first' ? 'width' : 'channels';
    return [
      // All but what is put together is as one reading leaves it.
      ...there.definition
        .explain(there.params, inputs, there.inferred)
        .filter(({ label }) => !['MACs', 'parameters', last].includes(label)),
      p.mergeMode === 'concat'
        ? {
            label: last,
            text: readings.join(' + '),
            result,
            note: 'both readings, one behind the other',
          }
        : { label: last, text: mergings.get(p.mergeMode) ?? '', result },
      ...(macs.every((one) => one !== null)
        ? [{ label: 'MACs', text: macs.join(' + '), result: String(sum(macs)), note: 'both readings' }]
        : []),
    ];
  },
  targets: { keras: { positional: ['layer'], ignored: { weights: null } } },
});

function mergedShape(shape: Shape | undefined, mode: string | null): Shape | undefined {
  const last = shape?.[shape.length - 1];
  return shape && mode === 'concat' && typeof last === 'number' ? [...shape.slice(0, -1), last * 2] : shape;
}

/** Keras names its copies by the way they read; a name that says so already stays. */
function pathOf({ name }: InnerLayer, prefix: string): string {
  return name.startsWith(prefix) ? name : `${prefix}${name}`;
}

function turned(layer: LayerValue): LayerValue {
  return { ...layer, params: { ...layer.params, goBackwards: true } };
}

/** Only what can go backwards can be read both ways. */
function isRecurrent({ definition }: InnerLayer, param: string, context: InferContext): boolean {
  if ('goBackwards' in definition.params) return true;
  context.report('wrapper/not-recurrent', {
    param,
    message: `${definition.title} cannot be read both ways: a recurrent layer is needed.`,
    suggestions: [
      { set: { [param]: { layer: { kind: 'LSTM', params: { units: 32 } } } }, title: 'Use LSTM 32' },
    ],
  });
  return false;
}

/** Source: keras.src.layers.rnn.bidirectional (`_verify_layer_config`). */
function checkPair(there: InnerLayer, back: InnerLayer, two: boolean, context: InferContext): boolean {
  if (!isRecurrent(back, 'backwardLayer', context)) return false;
  if (there.params['goBackwards'] === back.params['goBackwards']) {
    context.report('wrapper/same-direction', {
      param: two ? 'backwardLayer' : 'layer',
      message: 'Both layers read in the same direction: one has to go backwards, the other not.',
    });
    return false;
  }
  const differs = common.find((name) => there.params[name] !== back.params[name]);
  if (differs !== undefined) {
    context.report('wrapper/readings-differ', {
      param: 'backwardLayer',
      message: `The two layers have to agree on ${differs}.`,
      suggestions: [{ set: { backwardLayer: undefined }, title: 'Use the same layer for both' }],
    });
    return false;
  }
  return true;
}
