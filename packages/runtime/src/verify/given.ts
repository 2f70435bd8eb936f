import type { Analysis, NodeAnalysis } from '@netwright/inference';
import { exportedNames } from '@netwright/inference';
import { isFloat, type Weight } from '@netwright/layers';
import { type Given, Numbers, sizeOf } from './numbers.js';

/**
 * Weights for every layer under the names of a file of weights. What starts from ones stays near one (scales,
 * variances), and the rest is as large as a sensible initializer makes it, so that nothing dies out or blows up in a
 * deep network.
 */
export function givenWeights(analysis: Analysis, seed: number): readonly Given[] {
  const numbers = new Numbers(seed);
  const names = exportedNames(analysis);
  return analysis.flat.list.flatMap((node: NodeAnalysis) => {
    if (node.shares !== undefined) return [];
    return node.weights.flatMap((weight): Given[] => {
      const shape = weight.shape.flatMap((size) => (typeof size === 'number' ? [size] : []));
      const name = `${names.get(node.node.id) ?? node.node.id}/${weight.path}`;
      // Whole numbers are counts: of nothing yet.
      const whole = weight.dtype !== undefined && !isFloat(weight.dtype);
      const values = whole ? new Float32Array(sizeOf(shape)) : valuesOf(weight, shape, numbers);
      return [{ name, shape, values }];
    });
  });
}

function valuesOf({ initializer }: Weight, shape: readonly number[], numbers: Numbers): Float32Array {
  if ((initializer as { object?: string } | undefined)?.object === 'Ones')
    return numbers.between(0.8, 1.2, shape);
  const inputs = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  const bound = shape.length < 2 ? 0.1 : Math.sqrt(3 / Math.max(1, inputs));
  return numbers.between(-bound, bound, shape);
}
