import type { Expression } from '@netwright/codegen/tfjs';
import * as losses from '../training/losses.js';
import * as metrics from '../training/metrics.js';
import { Optimizer } from '../training/optimizer.js';
import * as rules from '../training/optimizer-rules.js';
import * as schedules from '../training/schedules.js';
import * as watchers from '../training/watchers.js';

type Function = (...args: readonly unknown[]) => unknown;

/** What an exported project imports for its recipe. */
const functions: ReadonlyMap<string, Function> = new Map<string, Function>([
  ...[losses, metrics, rules, schedules, watchers].flatMap(
    (module) => Object.entries(module) as [string, Function][],
  ),
  [
    'new Optimizer',
    (...[rule, rate, options]) =>
      new Optimizer(...([rule, rate, options] as ConstructorParameters<typeof Optimizer>)),
  ],
]);

/** Makes what a printed expression would make. It can call only what a project's own files export. */
export function evaluate(expression: Expression): unknown {
  switch (expression.type) {
    case 'text':
      if (expression.value === undefined) throw new Error(`${expression.text} is no literal.`);
      return expression.value;
    case 'list':
      return expression.items.map(evaluate);
    case 'object':
      return Object.fromEntries(expression.properties.map(({ name, value }) => [name, evaluate(value)]));
    case 'lambda':
      return () => evaluate(expression.body);
    case 'call': {
      const called = functions.get(expression.callee);
      if (!called) throw new Error(`A recipe cannot call ${expression.callee}.`);
      return called(...expression.args.map(evaluate));
    }
  }
}
