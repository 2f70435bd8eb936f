import * as tf from '@tensorflow/tfjs';

/** LeNet-5 (LeCun et al., 1998) on images of 28 by 28, as the TF.js program of the template has it. */
export function lenet(): tf.LayersModel {
  const { layers } = tf;
  const model = tf.sequential({
    layers: [
      layers.conv2d({
        ...{ inputShape: [28, 28, 1], filters: 6 },
        kernelSize: 5,
        padding: 'same',
        activation: 'tanh',
      }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 16, kernelSize: 5, activation: 'tanh' }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 120, activation: 'tanh' }),
      layers.dense({ units: 84, activation: 'tanh' }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.01), loss: 'categoricalCrossentropy' });
  return model;
}

/** A training step of a fresh LeNet-5 on the backend in use, on one batch of random images. */
export function lenetStep(batch: number): { step(): Promise<number>; dispose(): void } {
  const model = lenet();
  const images = tf.randomNormal([batch, 28, 28, 1], 0, 1, 'float32', 1);
  const labels = tf.oneHot(
    tf.tidy(() => tf.range(0, batch, 1, 'int32').mod(tf.scalar(10, 'int32')).toInt()),
    10,
  );
  return {
    step: async () => (await model.trainOnBatch(images, labels)) as number,
    dispose() {
      model.dispose();
      tf.dispose([images, labels]);
    },
  };
}

/** Milliseconds of each of some steps, after some that warm up. */
export async function timesOf(step: () => Promise<unknown>, runs: number, warmUp = 2): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let run = -warmUp; run < runs; run++) {
    const begun = performance.now();
    await step();
    if (run >= 0) milliseconds.push(performance.now() - begun);
  }
  return milliseconds;
}
