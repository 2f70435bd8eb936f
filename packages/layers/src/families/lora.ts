import type { InferContext, Weight } from '../core/define.js';
import type { Shape } from '../core/tensor.js';
import type { KerasObject } from '../fields/index.js';
import { count, number, optional } from '../fields/index.js';

/**
 * Low-rank adaptation (Hu et al. 2021), which Keras offers on Dense, Embedding and the convolutions: the kernel is
 * frozen, and two thin matrices beside it are trained.
 */
export const loraFields = {
  loraRank: optional(
    count({
      label: 'LoRA rank',
      help: 'Freezes the kernel and trains two thin matrices of that rank beside it (low-rank adaptation).',
      advanced: true,
      short: (value) => `LoRA ${value}`,
    }),
  ),
  loraAlpha: optional(
    number({
      label: 'LoRA alpha',
      help: 'Scale of the adaptation: alpha / rank. Left out, it is the rank.',
      advanced: true,
    }),
  ),
};

export function checkLora(
  p: { readonly loraRank: number | null; readonly kernelConstraint: KerasObject | null },
  context: InferContext,
): void {
  if (p.loraRank === null || p.kernelConstraint === null) return;
  context.report('lora/with-constraint', {
    param: 'loraRank',
    message: 'A kernel with a constraint cannot be adapted by LoRA: one of the two has to go.',
    suggestions: [
      { set: { kernelConstraint: undefined }, title: 'Remove the constraint' },
      { set: { loraRank: undefined }, title: 'Remove LoRA' },
    ],
  });
}

/** The two thin matrices: from the inputs of what is adapted to the rank, and from the rank to its outputs. */
export function loraWeights(
  rank: number | null,
  inputs: Shape,
  outputs: number,
  adapted = 'kernel',
): Weight[] {
  if (rank === null) return [];
  return [
    {
      path: `lora_${adapted}_a`,
      shape: [...inputs, rank],
      trainable: true,
      initializer: { object: 'HeUniform', config: {} },
    },
    {
      path: `lora_${adapted}_b`,
      shape: [rank, outputs],
      trainable: true,
      initializer: { object: 'Zeros', config: {} },
    },
  ];
}
