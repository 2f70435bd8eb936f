import { kerasClass, type LayerDefinition, type Params } from '@netwright/layers';
import type { LayerUse, Program, Taken } from '../program/index.js';
import { type Argument, call, type Expression, keyword, literal, text } from '../python/index.js';

/** The call of an operation, its numbers where they belong: `keras.ops.multiply(x, 0.5)`. Undefined for a layer. */
export function operationExpression(
  { definition, params, name }: LayerUse,
  node: string,
  takes: readonly Taken[],
  named: boolean,
): Expression | undefined {
  const operation = definition?.targets.keras.operation;
  if (!definition || !operation) return undefined;
  const args = operandsOf(definition, params, node, takes);
  return call(named ? namedClass(definition, name) : operation.function, args);
}

function operandsOf(
  { targets }: LayerDefinition,
  params: Params,
  node: string,
  takes: readonly Taken[],
): readonly Argument[] {
  const wires = takes.map(({ variable }) => ({ value: text(variable ?? '...') }));
  const args = (targets.keras.operation?.operands ?? []).flatMap((param): readonly Argument[] => {
    const number = params[param] ?? null;
    if (number !== null) return [{ value: literal(number), origin: { node, param } }];
    return wires.splice(0, 1);
  });
  return [...args, ...wires];
}

/** The class behind the function is not public, but only it takes a name. */
function namedClass(definition: LayerDefinition, name: string): Expression {
  const { module } = definition.targets.keras;
  return call(`${module}.${kerasClass(definition)}`, [keyword('name', literal(name))]);
}

/**
 * Whether the operations have to be named: Keras calls them `add`, `add_1`, ... as they come, and refuses a model in
 * which a layer has the same name.
 */
export function operationsNeedNames({ functions }: Program): boolean {
  const layers = new Set<string>();
  const counts = new Map<string, number>();
  for (const { statements } of functions) {
    for (const statement of statements) {
      if (!('layer' in statement)) continue;
      const { definition, name } = statement.layer;
      if (!definition?.targets.keras.operation) layers.add(name);
      else {
        const base = kerasClass(definition).toLowerCase();
        counts.set(base, (counts.get(base) ?? 0) + 1);
      }
    }
  }
  for (const [base, count] of counts) {
    for (let number = 0; number < count; number++) {
      if (layers.has(number === 0 ? base : `${base}_${number}`)) return true;
    }
  }
  return false;
}
