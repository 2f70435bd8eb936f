import { isFloat } from '@netwright/layers';
import { lineLength } from '../../python/index.js';
import type { ModelInput } from '../../recipe/index.js';
import type { OutputPlan } from '../../recipe/plan.js';
import { closed } from './shapes.js';

/** `random_data(count)`: what `--smoke` trains on instead of a dataset. */
export function randomData(inputs: readonly ModelInput[], outputs: readonly OutputPlan[]): string {
  return [
    'def random_data(count):',
    '    """Return random examples of the right shapes, to try the script without data."""',
    '    rng = np.random.default_rng(SEED)',
    ...assigned('x', inputs.map(randomInput), inputs.length === 1 && outputs.length === 1),
    ...assigned('y', outputs.map(randomTarget), inputs.length === 1 && outputs.length === 1),
    '    return x, y',
  ].join('\n');
}

function assigned(name: string, values: readonly string[], single: boolean): string[] {
  if (single) return [`    ${name} = ${values[0]}`];
  const line = `    ${name} = [${values.join(', ')}]`;
  return line.length <= lineLength
    ? [line]
    : [`    ${name} = [`, ...values.map((value) => `        ${value},`), '    ]'];
}

function sizes(shape: readonly number[]): string {
  return shape.length === 0 ? 'count' : `(count, ${shape.join(', ')})`;
}

function randomInput({ shape, dtype }: ModelInput): string {
  const size = sizes(closed(shape ?? []));
  if (dtype === 'bool') return `rng.random(${size}) < 0.5`;
  return isFloat(dtype)
    ? `rng.random(${size}, dtype="float32")`
    : `rng.integers(0, 2, ${size}, dtype="${dtype}")`;
}

function randomTarget({ target, shape, units }: OutputPlan): string {
  const all = closed(shape);
  if (target === 'ids') return `rng.integers(0, ${units}, ${sizes(all.slice(0, -1))})`;
  if (target === 'oneHot')
    return `np.eye(${units}, dtype="float32")[rng.integers(0, ${units}, ${sizes(all.slice(0, -1))})]`;
  if (target === 'binary') return `rng.integers(0, 2, ${sizes(all)}).astype("float32")`;
  return `rng.random(${sizes(all)}, dtype="float32")`;
}
