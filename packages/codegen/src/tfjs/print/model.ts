import type { TfjsConfig, TfjsLayer, TfjsValue } from '@netwright/layers/tfjs';
import { plainText } from '../../text/plain-text.js';
import { type Span, Writer } from '../../text/writer.js';
import {
  call,
  type Expression,
  list,
  literal,
  object,
  text,
  writeExpression,
} from '../../typescript/index.js';
import type { TfjsExpression, TfjsFunction, TfjsNamedLayer, TfjsProgram, TfjsStatement } from '../types.js';
import { importOf } from './imports.js';
import { Variables } from './variables.js';

export interface PrintedModel {
  readonly text: string;
  readonly spans: readonly Span[];
}

const indent = 2;
const margin = ' '.repeat(indent);

/** `src/model.ts`: the network as a function, each statement marked with the node that it stands for. */
export function printModel(program: TfjsProgram, title: string): PrintedModel {
  const writer = new Writer();
  const body = new Writer();
  const used = new Set<string>();
  for (const fn of program.functions) new FunctionPrinter(body, fn, program, used).print(title);
  writer.write("import * as tf from '@tensorflow/tfjs';\n");
  if (program.own.length > 0) writer.write(importOf(program.own, './layers.js'));
  writer.write('\n');
  const start = writer.length;
  writer.write(body.text);
  for (const name of ['apply', 'applyToMany'] as const)
    if (used.has(name)) writer.write(`\n${helpers[name]}\n`);
  const spans = body.spans.map((span) => ({ ...span, start: span.start + start, end: span.end + start }));
  return { text: writer.text, spans };
}

const helpers = {
  apply: `/** Applies a layer that gives one tensor: TensorFlow.js leaves open how many there are. */
function apply(layer: tf.layers.Layer, inputs: tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor {
  return layer.apply(inputs) as tf.SymbolicTensor;
}`,
  applyToMany: `/** Applies a layer that gives several tensors: at most six, of Bidirectional with states. */
function applyToMany(layer: tf.layers.Layer, inputs: tf.SymbolicTensor | tf.SymbolicTensor[]): Several {
  return layer.apply(inputs) as Several;
}

type Several = tf.SymbolicTensor[] & Record<0 | 1 | 2 | 3 | 4 | 5, tf.SymbolicTensor>;`,
};

class FunctionPrinter {
  private readonly variables: Variables;

  constructor(
    private readonly writer: Writer,
    private readonly source: TfjsFunction,
    private readonly program: TfjsProgram,
    /** The helpers that were used. */
    private readonly used: Set<string>,
  ) {
    this.variables = new Variables(source, [
      ...program.own,
      'tf',
      'apply',
      'applyToMany',
      'Several',
      'buildModel',
    ]);
  }

  print(title: string): void {
    const { writer, source } = this;
    writer.write(
      `/** ${plainText(title.replaceAll('*/', '* /'), 80) || 'The network'}, not yet trained. */\n`,
    );
    writer.write('export function buildModel(): tf.LayersModel {\n');
    for (const fault of source.faults) this.comment(`Fault: ${fault}`);
    for (const statement of source.statements)
      writer.mark({ node: statement.node }, () => this.statement(statement));
    const ends = (names: readonly string[], name: string) => {
      const all = names.map((each) => text(this.variables.of(each)));
      return { name, value: all.length === 1 ? (all[0] as Expression) : list(all) };
    };
    const config = object([
      ends(source.inputs, 'inputs'),
      ends([...source.outputs, ...new Set(source.outputMasks.flatMap((mask) => mask ?? []))], 'outputs'),
      { name: 'name', value: literal(this.program.name) },
    ]);
    this.line('return ', call('tf.model', config));
    writer.write('}\n');
  }

  private statement(statement: TfjsStatement): void {
    for (const fault of statement.faults) this.comment(`Fault: ${fault}`);
    switch (statement.type) {
      case 'missing':
        if (statement.reason !== '') this.comment(`Not in TensorFlow.js: ${statement.reason}`);
        for (const declaration of this.variables.holes(statement.makes)) this.line(declaration, undefined);
        return;
      case 'input':
        this.line(
          `${this.variables.declare([statement.variable])} = `,
          call('tf.input', this.config(statement.config, statement.says, statement.node)),
        );
        return;
      case 'declare':
        this.drawnAs(statement.layer);
        this.line(
          `const ${this.variables.of(statement.variable)} = `,
          this.layer(statement.layer, statement.node),
        );
        return;
      case 'apply': {
        const { layer, makes, takes, asList, node } = statement;
        if (typeof layer !== 'string') this.drawnAs(layer);
        const made = typeof layer === 'string' ? text(this.variables.of(layer)) : this.layer(layer, node);
        // Read before the variables are written: one may be both.
        const applied = this.applied(made, takes, asList, makes.length > 1);
        for (const declaration of this.variables.ahead(makes)) this.line(declaration, undefined);
        this.line(`${this.variables.declare(makes)} = `, applied);
      }
    }
  }

  private applied(
    layer: Expression,
    takes: readonly TfjsExpression[],
    asList: boolean,
    toMany: boolean,
  ): Expression {
    const helper = toMany ? 'applyToMany' : 'apply';
    this.used.add(helper);
    const inputs = takes.map((taken) => this.taken(taken));
    return call(helper, layer, inputs.length === 1 && !asList ? (inputs[0] as Expression) : list(inputs));
  }

  private taken(expression: TfjsExpression): Expression {
    if (typeof expression === 'string') return text(this.variables.of(expression));
    return this.applied(this.made(expression.layer), expression.takes, false, false);
  }

  private layer({ make, says }: TfjsNamedLayer, node: string): Expression {
    const callee = 'own' in make ? `new ${make.own}` : `tf.layers.${make.layer}`;
    return call(callee, this.config(make.config, says, node));
  }

  private config(
    config: TfjsConfig,
    says: { readonly [argument: string]: string },
    node: string,
  ): Expression {
    return object(
      Object.entries(config).flatMap(([name, value]) =>
        value === undefined
          ? []
          : [
              {
                name,
                value: this.value(value),
                ...(name === 'name' ? {} : { origin: { node, param: says[name] ?? name } }),
              },
            ],
      ),
    );
  }

  private made(layer: TfjsLayer): Expression {
    const callee = 'own' in layer ? `new ${layer.own}` : `tf.layers.${layer.layer}`;
    return call(callee, this.plainConfig(layer.config));
  }

  private plainConfig(config: TfjsConfig): Expression {
    return object(
      Object.entries(config).flatMap(([name, value]) =>
        value === undefined ? [] : [{ name, value: this.value(value) }],
      ),
    );
  }

  private value(value: TfjsValue): Expression {
    if (typeof value !== 'object' || value === null) return literal(value);
    if (Array.isArray(value)) return list(value.map((item: TfjsValue) => this.value(item)));
    const one = value as Exclude<typeof value, readonly TfjsValue[]>;
    if ('own' in one || 'layer' in one) return this.made(one);
    if ('tf' in one) return call(`tf.${one.tf}`, ...(one.config ? [this.plainConfig(one.config)] : []));
    return text(one.name);
  }

  private drawnAs({ drawnAs }: TfjsNamedLayer): void {
    if (drawnAs !== undefined) this.comment(`Drawn as: ${JSON.stringify(drawnAs)}`);
  }

  private comment(content: string): void {
    this.writer.write(`${margin}// ${plainText(content, 100)}\n`);
  }

  private line(prefix: string, expression: Expression | undefined): void {
    const { writer } = this;
    writer.write(`${margin}${prefix}`);
    if (expression) writeExpression(writer, expression, indent, indent + prefix.length, 1);
    writer.write(';\n');
  }
}
