import { defineLayer, type Weight } from '../core/define.js';
import { isFloat } from '../core/tensor.js';
import { computed } from '../families/keeping.js';
import { loraFields, loraWeights } from '../families/lora.js';
import { constraint, count, flag, initializer, regularizer } from '../fields/index.js';

/** A learnt row of numbers for each word. Source: https://keras.io/api/layers/core_layers/embedding/ */
export const embedding = defineLayer({
  kind: 'Embedding',
  category: 'core',
  order: 20,
  summary: 'a row for each word',
  help: 'Looks up a learnt row of numbers for each whole number that comes in: the meaning of a word by its place in the vocabulary.',
  aliases: ['embedding', 'embed', 'lookup', 'words'],
  params: {
    inputDim: count({
      label: 'Vocabulary',
      help: 'How many different whole numbers may come in, from 0.',
      short: String,
    }),
    outputDim: count({
      label: 'Size',
      help: 'How many numbers each of them is given.',
      short: (value) => `→ ${value}`,
    }),
    embeddingsInitializer: initializer('RandomUniform', { label: 'Embeddings initializer' }),
    embeddingsRegularizer: regularizer('Embeddings regularizer', 'A penalty on the rows, added to the loss.'),
    embeddingsConstraint: constraint('Embeddings constraint', 'Applied to the rows after each step.'),
    maskZero: flag({
      label: 'Mask zero',
      help: 'Whether 0 is padding, which later layers leave out.',
      default: false,
      short: (value) => (value ? 'masks 0' : undefined),
    }),
    ...loraFields,
  },
  inputs: [{ name: 'numbers', dtype: 'any' }],
  infer(p, [x], context) {
    if (x && isFloat(x.dtype)) {
      context.report('embedding/floats', {
        severity: 'advice',
        input: 0,
        message: 'Floats come in: they are cut to whole numbers. Say so at the Input: type int32.',
        suggestions: [
          {
            input: 0,
            insert: [{ kind: 'Identity', params: { dtype: 'int32' } }],
            title: 'Cut them to whole numbers before',
          },
        ],
      });
    }
    const weights: Weight[] = [
      {
        path: 'embeddings',
        shape: [p.inputDim, p.outputDim],
        trainable: p.loraRank === null,
        initializer: p.embeddingsInitializer,
      },
      ...loraWeights(p.loraRank, [p.inputDim], p.outputDim, 'embeddings'),
    ];
    if (p.loraRank !== null && p.embeddingsConstraint !== null) {
      context.report('lora/with-constraint', {
        param: 'loraRank',
        message: 'Rows with a constraint cannot be adapted by LoRA: one of the two has to go.',
        suggestions: [
          { set: { embeddingsConstraint: undefined }, title: 'Remove the constraint' },
          { set: { loraRank: undefined }, title: 'Remove LoRA' },
        ],
      });
    }
    return { outputs: [computed(p, [...(x?.shape ?? []), p.outputDim], p.maskZero)], weights };
  },
  explain: (p) => [
    { label: 'rows', text: 'one for each number of the vocabulary', result: String(p.inputDim) },
    { label: 'features', text: 'size', result: String(p.outputDim), note: 'a new last axis' },
  ],
  targets: {
    keras: {
      positional: ['inputDim', 'outputDim'],
      ignored: { quantization_config: null, weights: null, activity_regularizer: null },
    },
  },
});
