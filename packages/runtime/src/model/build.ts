import type {
  TfjsExpression,
  TfjsFunction,
  TfjsNamedLayer,
  TfjsProgram,
  TfjsStatement,
} from '@netwright/codegen/tfjs';
import * as ownLayers from '@netwright/layers/own-layers';
import type { TfjsConfig, TfjsLayer, TfjsValue, TfjsWeight } from '@netwright/layers/tfjs';
import * as tf from '@tensorflow/tfjs';

type Tensors = tf.SymbolicTensor | tf.SymbolicTensor[];

/** A model of TensorFlow.js, with what is known of its layers: the same calls as the exported project makes. */
export interface BuiltModel {
  readonly model: tf.LayersModel;
  /**
   * For each output the place, among all that the model gives, of its mask of 0 and 1; null where Keras' output has
   * none. Masks come after the outputs, and the loss leaves out what is masked.
   */
  readonly outputMasks: readonly (number | null)[];
  /** By the node that made it. */
  readonly layers: ReadonlyMap<string, BuiltLayer>;
  /** What each node gives. */
  readonly outputs: ReadonlyMap<string, readonly tf.SymbolicTensor[]>;
}

export interface BuiltLayer {
  readonly layer: tf.layers.Layer;
  /** In the order of the layer's own weights. */
  readonly weights: readonly TfjsWeight[];
}

const own: ReadonlyMap<string, unknown> = new Map(Object.entries(ownLayers));

/** Builds the model of a program that has no refusals. Throws what TensorFlow.js throws. */
export function buildModel(program: TfjsProgram): BuiltModel {
  const [refusal] = program.refusals;
  if (refusal) throw new Error(`${refusal.name} (${refusal.kind}): ${refusal.reason}`);
  const [main] = program.functions;
  if (!main) throw new Error('The program is empty.');
  return new Interpreter(main).run(program.name);
}

/** Runs the statements of one function. */
class Interpreter {
  private readonly tensors = new Map<string, tf.SymbolicTensor>();
  private readonly declared = new Map<string, tf.layers.Layer>();
  private readonly layers = new Map<string, BuiltLayer>();
  private readonly outputs = new Map<string, readonly tf.SymbolicTensor[]>();

  constructor(private readonly source: TfjsFunction) {}

  run(name: string): BuiltModel {
    for (const statement of this.source.statements) this.execute(statement);
    const ends = (variables: readonly string[]) => variables.map((variable) => this.tensor(variable));
    const { inputs, outputs, outputMasks } = this.source;
    const masks = [...new Set(outputMasks.flatMap((mask) => mask ?? []))];
    const model = tf.model({ inputs: ends(inputs), outputs: ends([...outputs, ...masks]), name });
    const places = outputMasks.map((mask) => (mask === null ? null : outputs.length + masks.indexOf(mask)));
    return { model, outputMasks: places, layers: this.layers, outputs: this.outputs };
  }

  private execute(statement: TfjsStatement): void {
    switch (statement.type) {
      case 'input':
        this.tensors.set(
          statement.variable,
          tf.input(configOf(statement.config) as Parameters<typeof tf.input>[0]),
        );
        return;
      case 'declare':
        this.declared.set(statement.variable, this.made(statement.node, statement.layer));
        return;
      case 'missing':
        throw new Error(`${statement.node} cannot be had: ${statement.reason}`);
      case 'apply': {
        const layer =
          typeof statement.layer === 'string'
            ? this.layerIn(statement.layer)
            : this.made(statement.node, statement.layer);
        const result = apply(
          layer,
          statement.takes.map((taken) => this.value(taken)),
          statement.asList,
        );
        // Of the statements of one node the last gives what goes on: before it stands its mask.
        this.outputs.set(statement.node, [result].flat());
        for (const [index, tensor] of [result].flat().entries()) {
          const variable = statement.makes[index];
          if (variable !== undefined) this.tensors.set(variable, tensor);
        }
      }
    }
  }

  private made(node: string, { make, weights }: TfjsNamedLayer): tf.layers.Layer {
    const layer = layerOf(make);
    // What makes the mask of a layer stands before it, and has no weights.
    if (!this.layers.get(node)?.weights.length) this.layers.set(node, { layer, weights });
    return layer;
  }

  private value(expression: TfjsExpression): tf.SymbolicTensor {
    if (typeof expression === 'string') return this.tensor(expression);
    const takes = expression.takes.map((taken) => this.value(taken));
    return [apply(layerOf(expression.layer), takes, false)].flat()[0] as tf.SymbolicTensor;
  }

  private tensor(variable: string): tf.SymbolicTensor {
    const tensor = this.tensors.get(variable);
    if (!tensor) throw new Error(`There is no ${variable}.`);
    return tensor;
  }

  private layerIn(variable: string): tf.layers.Layer {
    const layer = this.declared.get(variable);
    if (!layer) throw new Error(`There is no layer ${variable}.`);
    return layer;
  }
}

function apply(layer: tf.layers.Layer, takes: readonly tf.SymbolicTensor[], asList: boolean): Tensors {
  const inputs = takes.length === 1 && !asList ? (takes[0] as tf.SymbolicTensor) : [...takes];
  return layer.apply(inputs) as Tensors;
}

function layerOf(value: TfjsLayer): tf.layers.Layer {
  return evaluate(value) as tf.layers.Layer;
}

function configOf(config: TfjsConfig): { [argument: string]: unknown } {
  return Object.fromEntries(
    Object.entries(config).flatMap(([argument, value]) =>
      value === undefined ? [] : [[argument, evaluate(value)]],
    ),
  );
}

/** Makes a value of a call: the thing that the printed text would make. */
function evaluate(value: TfjsValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(evaluate);
  const one = value as Exclude<typeof value, readonly TfjsValue[]>;
  if ('own' in one) return construct(named(own, one.own), configOf(one.config));
  if ('layer' in one) return call(named(entries(tf.layers), one.layer), configOf(one.config));
  if ('tf' in one) {
    const [group = '', name = ''] = one.tf.split('.');
    const functions = named(entries(tf), group);
    return call(named(entries(functions as object), name), configOf(one.config ?? {}));
  }
  return named(own, one.name);
}

function entries(object: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(object));
}

function named(from: ReadonlyMap<string, unknown>, name: string): unknown {
  const found = from.get(name);
  if (found === undefined) throw new Error(`TensorFlow.js has no ${name}.`);
  return found;
}

function call(maker: unknown, config: object): unknown {
  return (maker as (config: object) => unknown)(config);
}

function construct(maker: unknown, config: object): unknown {
  return new (maker as new (config: object) => unknown)(config);
}
