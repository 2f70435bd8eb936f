import type * as tf from '@tensorflow/tfjs';

/**
 * Computes the outputs of a layer once for all of them. Porting note: where several outputs of a layer are used,
 * TensorFlow.js calls it again for each, so that a state would move on as many times, and dropout draw anew.
 */
export class OncePerRun {
  private inputs: readonly tf.Tensor[] = [];
  private options: { readonly training?: boolean } = {};
  private outputs: tf.Tensor[] = [];

  /** @param options what TensorFlow.js hands to `call`: one object for all calls of a run, if it was given one */
  outputsOf(
    inputs: readonly tf.Tensor[],
    options: { readonly training?: boolean },
    compute: () => tf.Tensor[],
  ): tf.Tensor[] {
    const sameRun =
      options === this.options || (options.training === undefined && this.options.training === undefined);
    const same =
      sameRun &&
      this.outputs.length > 0 &&
      inputs.every((input, index) => input === this.inputs[index]) &&
      this.outputs.every((output) => !output.isDisposed);
    if (!same) {
      this.inputs = inputs;
      this.options = options;
      this.outputs = compute();
    }
    return this.outputs;
  }
}
