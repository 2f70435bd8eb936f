/** A number that Netwright tells of a network, and what it counts. */
export interface CostDefinition {
  /** Its place in `summary --json`. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what people see when they point at the number, and read in docs/costs.md. */
  readonly text: string;
}

const definitions = [
  {
    id: 'params.total',
    title: 'Parameters',
    text: 'All numbers in the weights of the layers. A layer that is applied at several places has its weights once.',
  },
  {
    id: 'params.trainable',
    title: 'Trainable',
    text: 'The parameters that gradients change: not the statistics of a normalisation, nothing of a layer that is frozen.',
  },
  {
    id: 'macs',
    title: 'MACs',
    text: 'Multiply-accumulates for one example: convolutions, dense, recurrent and attention layers, without biases, normalisation, pooling and activations.',
  },
  { id: 'flops', title: 'FLOPs', text: 'Two for each multiply-accumulate.' },
  {
    id: 'memory.weights',
    title: 'Weights',
    text: 'Bytes of all weights. A layer of a mixed precision keeps them in 32 bits.',
  },
  {
    id: 'memory.activations',
    title: 'Activations',
    text: 'Bytes of the outputs of all layers for one batch, each once.',
  },
  {
    id: 'memory.inference',
    title: 'To run',
    text: 'Weights, and the outputs that are alive at once, at most: each from the layer that makes it to the last one that reads it.',
  },
  {
    id: 'memory.training',
    title: 'To train',
    text: "The most that a training step holds at one moment: weights, their gradients, the optimiser's numbers, the outputs that the way back needs and the gradients on their way. As a compiled engine runs it (Keras on JAX or TensorFlow).",
  },
  {
    id: 'memory.trainingTfjs',
    title: 'To train in the browser',
    text: 'The same in TensorFlow.js, which frees nothing before the way back is done and keeps what the steps inside a layer leave behind.',
  },
  {
    id: 'memory.largestBuffer',
    title: 'Largest buffer',
    text: 'Bytes of the largest single weight or output for one batch. WebGPU grants every device 128 MiB to a computation and 256 MiB in one buffer.',
  },
] as const satisfies readonly CostDefinition[];

export type CostId = (typeof definitions)[number]['id'];

/** Every number, in the order in which they are shown. */
export const costDefinitions: readonly (CostDefinition & { readonly id: CostId })[] = definitions;

export function costDefinition(id: CostId): CostDefinition {
  return definitions.find((definition) => definition.id === id) as CostDefinition;
}
