import type { InferContext } from '../core/define.js';
import type { Dim } from '../core/tensor.js';
import type { ActivationName } from '../fields/activation.js';

const mixingActivations: ReadonlySet<ActivationName> = new Set([
  'softmax',
  'log_softmax',
  'sparsemax',
  'glu',
] as const);

/** Whether an activation reckons with all numbers along the last axis, and not with each by itself. */
export function mixesLastAxis(activation: ActivationName): boolean {
  return mixingActivations.has(activation);
}

/**
 * Warns of an activation that Keras takes when it builds the layer and that does not do there what a layer promises.
 *
 * @param last the size of the axis that softmax and glu work along: the last of the output
 */
export function checkActivation(activation: ActivationName, last: Dim, context: InferContext): void {
  if ((activation === 'softmax' || activation === 'sparsemax') && last === 1) {
    context.report('activation/softmax-over-one', {
      severity: 'warning',
      param: 'activation',
      message:
        'Softmax over a single number is always 1: nothing can be learnt. For yes or no, sigmoid is meant.',
      suggestions: [{ set: { activation: 'sigmoid' }, title: 'Use sigmoid' }],
    });
  } else if (activation === 'glu') {
    context.report('activation/changes-shape', {
      severity: 'warning',
      param: 'activation',
      message:
        'glu halves the last axis, but Keras announces it unhalved: the network builds, and fails or differs when it runs.',
      suggestions: [{ set: { activation: 'silu' }, title: 'Use silu' }],
    });
  } else if (activation === 'threshold') {
    context.report('activation/needs-arguments', {
      severity: 'warning',
      param: 'activation',
      message:
        'threshold needs two numbers that a name cannot give: the network builds, but fails when it runs.',
      suggestions: [{ set: { activation: 'relu' }, title: 'Use relu' }],
    });
  }
}
