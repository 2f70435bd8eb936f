import * as tf from '@tensorflow/tfjs';

/**
 * Brings every weight with a constraint back to what that allows. To be called after each step: the optimisers of
 * TensorFlow.js change weights without looking at it.
 */
export function applyConstraints(model: tf.LayersModel): void {
  for (const weight of model.trainableWeights) {
    // Writing applies the constraint, but only where what is written is another tensor.
    if (weight.constraint) {
      tf.tidy(() => {
        weight.write(tf.clone(weight.read()));
      });
    }
  }
}
