import { isLayerNode } from '@netwright/graph';
import type { Analysis, NodeAnalysis } from '@netwright/inference';
import { KerasBatchNormalization, KerasLayerNormalization } from '@netwright/layers/own-layers';
import * as tf from '@tensorflow/tfjs';

type Make = (params: NodeAnalysis['params']) => tf.layers.Layer;
type Two = [number, number];

const { layers } = tf;

/**
 * The few kinds of the networks whose memory is watched, as layers of TensorFlow.js or ours: written here by hand, so
 * that the measure does not depend on what it is to judge.
 */
const kinds: ReadonlyMap<string, Make> = new Map<string, Make>([
  [
    'Conv2D',
    ({ filters, kernelSize, strides, padding, activation, useBias }) =>
      layers.conv2d({
        filters: filters as number,
        kernelSize: kernelSize as Two,
        strides: strides as Two,
        padding: padding as 'same',
        activation: activation as 'relu',
        useBias: useBias as boolean,
      }),
  ],
  [
    'Dense',
    ({ units, activation, useBias }) =>
      layers.dense({ units: units as number, activation: activation as 'relu', useBias: useBias as boolean }),
  ],
  ['Activation', ({ activation }) => layers.activation({ activation: activation as 'relu' })],
  ['ReLU', () => layers.reLU()],
  ['BatchNormalization', () => new KerasBatchNormalization()],
  ['LayerNormalization', () => new KerasLayerNormalization()],
  ['Dropout', ({ rate }) => layers.dropout({ rate: rate as number })],
  ['Flatten', () => layers.flatten()],
  ['Add', () => layers.add()],
  ['Concatenate', () => layers.concatenate()],
  ['GlobalAveragePooling2D', () => layers.globalAveragePooling2d({})],
  [
    'MaxPooling2D',
    ({ poolSize, strides, padding }) => layers.maxPooling2d(pooling(poolSize, strides, padding)),
  ],
  [
    'AveragePooling2D',
    ({ poolSize, strides, padding }) => layers.averagePooling2d(pooling(poolSize, strides, padding)),
  ],
]);

function pooling(poolSize: unknown, strides: unknown, padding: unknown) {
  return { poolSize: poolSize as Two, strides: (strides ?? poolSize) as Two, padding: padding as 'same' };
}

/** The same network in TensorFlow.js, with one input. */
export function modelOf({ main }: Analysis): tf.LayersModel {
  const made = new Map<string, tf.SymbolicTensor>();
  let input: tf.SymbolicTensor | undefined;
  for (const id of main.order) {
    const { node, params, wires, outputs } = main.nodes.get(id) as NodeAnalysis;
    if (!isLayerNode(node)) throw new Error(`${node.name} is a block.`);
    const takes = wires.map((wire) => made.get(wire?.from.node ?? '') as tf.SymbolicTensor);
    if (takes.length === 0) {
      input = tf.input({ shape: (outputs[0]?.shape ?? []).slice(1) as number[] });
      made.set(id, input);
      continue;
    }
    const make = kinds.get(node.kind);
    if (!make) throw new Error(`No layer of TensorFlow.js for ${node.kind}.`);
    made.set(
      id,
      make(params).apply(takes.length === 1 ? (takes[0] as tf.SymbolicTensor) : takes) as tf.SymbolicTensor,
    );
  }
  const ends = main.graph.outputs.map(({ from }) => made.get(from.node) as tf.SymbolicTensor);
  return tf.model({ inputs: input as tf.SymbolicTensor, outputs: ends });
}
