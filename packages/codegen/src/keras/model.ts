import { snakeCase } from '@netwright/layers';
import type { LayerUse, Program, ProgramFunction, Statement, Taken } from '../program/index.js';
import {
  call,
  commentText,
  type Expression,
  keyword,
  lineLength,
  list,
  literal,
  text,
  type Writer,
  wrap,
  writeExpression,
} from '../python/index.js';
import { layerExpression } from './layer.js';
import { operationExpression, operationsNeedNames } from './operation.js';

const indent = 4;
const margin = ' '.repeat(indent);

/** Writes `def build_model(): ...`, each statement marked with the node that it stands for. */
export function writeModel(writer: Writer, program: Program, title: string): void {
  const named = operationsNeedNames(program);
  for (const fn of program.functions) {
    writer.write(`def ${fn.name}():\n`);
    writer.write(`${margin}"""${title}, not yet trained."""\n`);
    for (const fault of fn.faults) writeComment(writer, `Fault: ${fault}`);
    for (const statement of fn.statements)
      writer.mark({ node: statement.node }, () => writeStatement(writer, statement, named));
    writeReturn(writer, program.name, fn);
  }
}

function writeComment(writer: Writer, content: string): void {
  const width = lineLength - indent - 2;
  for (const line of wrap(commentText(content, 5 * width), width))
    writer.write(`${margin}# ${line.slice(0, width)}\n`);
}

/** @param named whether operations are given their names */
function writeStatement(writer: Writer, statement: Statement, named: boolean): void {
  for (const fault of statement.faults) writeComment(writer, `Fault: ${fault}`);
  const drawnAs = 'layer' in statement && !isOperation(statement.layer) ? statement.layer.drawnAs : undefined;
  if (drawnAs !== undefined) writeComment(writer, `Drawn as: ${JSON.stringify(drawnAs)}`);
  const target = statement.type === 'declare' ? statement.variable : statement.makes.join(', ');
  const prefix = `${margin}${target} = `;
  writer.write(prefix);
  writeExpression(writer, expressionOf(statement, named), indent, prefix.length);
  writer.write('\n');
}

/** An operation has no name in the script, so it does not matter what it is called. */
function isOperation({ definition }: LayerUse): boolean {
  return definition?.targets.keras.operation !== undefined;
}

function expressionOf(statement: Statement, named: boolean): Expression {
  switch (statement.type) {
    case 'input':
    case 'declare':
      return layerExpression(statement.layer, statement.node);
    case 'apply':
      return applied(text(statement.variable), statement.takes, statement.asList);
    case 'layer': {
      const operation = operationExpression(statement.layer, statement.node, statement.takes, named);
      if (operation) return operation;
      const layer = layerExpression(statement.layer, statement.node);
      return layer.type === 'text' ? layer : applied(layer, statement.takes, statement.asList);
    }
  }
}

/** Calls a layer on its inputs. An input that a fault leaves empty is `...`, so that the hole is seen. */
function applied(layer: Expression, takes: readonly Taken[], asList: boolean): Expression {
  const values = takes.map(({ variable }) => text(variable ?? '...'));
  if (asList) return call(layer, [{ value: list(values) }]);
  return call(
    layer,
    takes.map(({ input }, index) => {
      const value = values[index] as Expression;
      return input === undefined ? { value } : keyword(snakeCase(input), value);
    }),
  );
}

function writeReturn(writer: Writer, name: string, { inputs, outputs }: ProgramFunction): void {
  const ends = (variables: readonly string[]) =>
    variables.length === 1 ? text(variables[0] as string) : list(variables.map(text));
  const model = call('keras.Model', [
    { value: ends(inputs) },
    { value: ends(outputs) },
    keyword('name', literal(name)),
  ]);
  const prefix = `${margin}return `;
  writer.write(prefix);
  writeExpression(writer, model, indent, prefix.length);
  writer.write('\n');
}
