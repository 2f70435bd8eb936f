import type { NetDocument } from '@netwright/graph';
import { type Analysis, exportedNames } from '@netwright/inference';
import type { DType, Shape } from '@netwright/layers';

/** An input of the model. */
export interface ModelInput {
  readonly node: string;
  /** The exported name of its layer. */
  readonly name: string;
  /** Without the batch; undefined where a fault hides it. */
  readonly shape: Shape | undefined;
  /** The size of a batch, where the model fixes it. */
  readonly batch: number | undefined;
  readonly dtype: DType;
}

/** An output of the model. */
export interface ModelOutput {
  readonly node: string;
  /** As `graph.outputs` calls it. */
  readonly name: string;
  /** The exported name of its layer: what Keras calls the output. */
  readonly layer: string;
  readonly shape: Shape | undefined;
  /** The last size: classes, or numbers. */
  readonly units: number | undefined;
  /** The activation that it has gone through; `linear` where there is none. */
  readonly activation: string;
}

export interface ModelEnds {
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly ModelOutput[];
}

/** What goes into a model and what comes out of it: what a recipe has to fit. */
export function modelEnds({ graph }: NetDocument, analysis: Analysis): ModelEnds {
  const { flat } = analysis;
  const names = exportedNames(analysis);
  // Where an output comes out of a block, the layer in it that makes it.
  const sources = new Map(flat.graph.outputs.map((output) => [output.name, output.from]));
  const inputs = graph.inputs.flatMap((node): ModelInput[] => {
    const tensor = flat.nodes.get(node)?.outputs[0];
    if (!tensor) return [];
    const batch = tensor.shape?.[0];
    return [
      {
        node,
        name: names.get(node) ?? node,
        shape: tensor.shape?.slice(1),
        batch: typeof batch === 'number' ? batch : undefined,
        dtype: tensor.dtype,
      },
    ];
  });
  const outputs = graph.outputs.flatMap(({ name, from: drawn }): ModelOutput[] => {
    const from = sources.get(name) ?? drawn;
    const node = flat.nodes.get(from.node);
    const tensor = node?.outputs[from.port];
    if (!node || !tensor) return [];
    const units = tensor.shape?.at(-1);
    return [
      {
        node: drawn.node,
        name,
        layer: names.get(from.node) ?? from.node,
        shape: tensor.shape?.slice(1),
        units: typeof units === 'number' ? units : undefined,
        activation: node.definition?.outputActivation(node.params) ?? 'linear',
      },
    ];
  });
  return { inputs, outputs };
}
