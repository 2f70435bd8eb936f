import * as tf from '@tensorflow/tfjs';

/** LeNet-5 on small digits, not yet trained. */
export function buildModel(): tf.LayersModel {
  const inputs = tf.input({ shape: [8, 8, 1], name: 'input' });
  let x = apply(tf.layers.upSampling2d({ size: [4, 4], name: 'upsample' }), inputs);
  x = apply(
    tf.layers.conv2d({
      filters: 6,
      kernelSize: 5,
      activation: 'tanh',
      kernelInitializer: 'glorotUniform',
      name: 'C1',
    }),
    x,
  );
  x = apply(tf.layers.averagePooling2d({ poolSize: 2, name: 'S2' }), x);
  x = apply(tf.layers.activation({ activation: 'tanh', name: 'S2_tanh' }), x);
  x = apply(
    tf.layers.conv2d({
      filters: 16,
      kernelSize: 5,
      activation: 'tanh',
      kernelInitializer: 'glorotUniform',
      name: 'C3',
    }),
    x,
  );
  x = apply(tf.layers.averagePooling2d({ poolSize: 2, name: 'S4' }), x);
  x = apply(tf.layers.activation({ activation: 'tanh', name: 'S4_tanh' }), x);
  x = apply(
    tf.layers.conv2d({
      filters: 120,
      kernelSize: 5,
      activation: 'tanh',
      kernelInitializer: 'glorotUniform',
      name: 'C5',
    }),
    x,
  );
  x = apply(tf.layers.flatten({ dataFormat: 'channelsLast', name: 'flatten' }), x);
  x = apply(
    tf.layers.dense({ units: 84, activation: 'tanh', kernelInitializer: 'glorotUniform', name: 'F6' }),
    x,
  );
  const outputs = apply(
    tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: 'glorotUniform', name: 'output' }),
    x,
  );
  return tf.model({ inputs, outputs, name: 'lenet-5_on_small_digits' });
}

/** Applies a layer that gives one tensor: TensorFlow.js leaves open how many there are. */
function apply(layer: tf.layers.Layer, inputs: tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor {
  return layer.apply(inputs) as tf.SymbolicTensor;
}
